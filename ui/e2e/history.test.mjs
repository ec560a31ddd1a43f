/** Settings go back: to an earlier version, to the file's value; and it is written down who did what. */
import assert from 'node:assert/strict';
import { before, beforeEach, describe, it } from 'node:test';
import { accessible } from './lib/axe.mjs';
import { visit, withPage } from './lib/browser.mjs';
import { confirm, told, undo } from './lib/forms.mjs';
import * as gateway from './lib/gateway.mjs';
import { press, pressOn, tabTo } from './lib/keys.mjs';

const value = async () => (await gateway.setting('systemprompt')).prompt;
const FILE = 'From the file.';
const back = (page, version) => page.getByRole('row').filter({ hasText: `Show version ${version}` });
const toFile = (page) => page.getByRole('button', { name: "Return to the file's value: System prompt" });

/** Waits until the setting has a value: what undoes something answers later. */
async function becomes(wanted) {
  for (let left = 100; (await value()) !== wanted; left--) {
    assert.ok(left > 0, `it is ${await value()}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

describe('the configuration', () => {
  before(() => gateway.start({ keys: `systemPrompt = "${FILE}"` }));
  beforeEach(async () => {
    await gateway.admin('POST', '/admin/systemprompt', { prompt: 'First.' });
    await gateway.admin('POST', '/admin/systemprompt', { prompt: 'Second.' });
  });

  it(
    'goes back to an earlier version, after a look at what changes, and forward again',
    withPage(async ({ page }) => {
      await visit(page, 'config');
      await page.getByRole('tab', { name: 'History' }).click();
      await page.getByLabel('Setting', { exact: true }).selectOption('systemprompt');
      await back(page, 1).click();
      await page.getByRole('heading', { name: 'Version 1', exact: true }).waitFor();
      await page.getByRole('button', { name: 'Roll back to this version' }).click();
      const dialog = page.getByRole('dialog', { name: 'Roll back to version 1: System prompt' });
      await dialog.getByText('Second.').waitFor();
      await dialog.getByText('First.').waitFor();
      await accessible(page, { where: 'the question' });
      await dialog.getByRole('button', { name: 'Roll back to version 1' }).click();
      await undo(page, 'back to version 1');
      await told(page, 'the change is undone');
      await becomes('Second.');
    }),
  );

  it(
    "returns to the file's value",
    withPage(async ({ page }) => {
      await visit(page, 'config');
      await toFile(page).click();
      await confirm(page, "Return to the file's value: System prompt", "Return to the file's value");
      await told(page, "back to the file's value");
      assert.equal(await value(), FILE);
      await toFile(page).waitFor({ state: 'hidden' });
    }),
  );

  it(
    'goes back with the keyboard alone',
    withPage(async ({ page }) => {
      await visit(page, 'config', 'tab=history&setting=systemprompt');
      await back(page, 1).waitFor();
      await tabTo(page, page.getByRole('row').getByRole('button').first());
      await press(page, 'End', 'Enter');
      await page.getByRole('heading', { name: 'Version 1', exact: true }).waitFor();
      await pressOn(page, page.getByRole('button', { name: 'Roll back to this version' }));
      await page.getByRole('dialog', { name: /^Roll back to version 1/ }).waitFor();
      await press(page, 'Enter');
      await becomes('First.');
    }),
  );

  it(
    'is shown as a file that has what was changed',
    withPage(async ({ page }) => {
      await visit(page, 'config');
      await page.getByRole('tab', { name: 'Export' }).click();
      const file = page.getByRole('group', { name: 'Config.toml' });
      await file.filter({ hasText: 'Second.' }).waitFor();
      assert.match(await file.innerText(), /\[providers|\[openai|\[\[/);
      assert.doesNotMatch(await file.innerText(), /sk-openai-0123456789-9f3a/, 'no key');
    }),
  );

  it(
    'has an audit of who changed what',
    withPage(async ({ page }) => {
      await visit(page, 'audit');
      await page.getByRole('row').filter({ hasText: 'System prompt' }).first().click();
      const drawer = page.getByRole('dialog', { name: 'System prompt: changed' });
      await drawer.getByText(/Added: .*Second\./).waitFor();
      await press(page, 'j');
      await drawer.getByText(/Added: .*First\./).waitFor();
      await drawer.getByRole('link', { name: 'History and rollback' }).click();
      await page.getByRole('heading', { name: /^Version \d+$/ }).waitFor();
    }),
  );
});
