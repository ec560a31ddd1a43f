/** Two people edit the same setting: the second is told, and nothing is lost. */
import assert from 'node:assert/strict';
import { before, beforeEach, describe, it } from 'node:test';
import { accessible } from './lib/axe.mjs';
import { open, visit, withPage } from './lib/browser.mjs';
import { answered, reviewed, save } from './lib/forms.mjs';
import * as gateway from './lib/gateway.mjs';
import { press } from './lib/keys.mjs';

const MINE = 'Mine: answer in rhymes.';
const THEIRS = 'Theirs: answer in Latin.';
const field = (page) => page.getByLabel('Prompt', { exact: true });
const dialogOf = (page) => page.getByRole('dialog', { name: 'Somebody else changed this' });
const value = async () => (await gateway.setting('systemprompt')).prompt;

/** Both have it open, theirs is saved first, and mine is then refused. */
async function collide(page) {
  await visit(page, 'systemprompt');
  await field(page).fill(MINE);
  const other = await open();
  await visit(other.page, 'systemprompt');
  await field(other.page).fill(THEIRS);
  await save(other.page, 'System prompt', THEIRS);
  other.faults.check();
  await other.close();
  const review = await reviewed(page, 'System prompt');
  await review.getByRole('button', { name: 'Save', exact: true }).click();
  await dialogOf(page).waitFor();
  await dialogOf(page).getByText(THEIRS).waitFor();
  await dialogOf(page).getByText(MINE).waitFor();
  assert.equal(await value(), THEIRS);
}

describe('a setting that two edit', () => {
  before(() => gateway.start());
  beforeEach(() => gateway.admin('DELETE', '/admin/settings/systemprompt'));

  it(
    'can be left to the other',
    withPage(async ({ page, faults }) => {
      faults.allow(answered(412));
      await collide(page);
      await accessible(page, { where: 'the conflict' });
      await dialogOf(page).getByRole('button', { name: 'Take theirs' }).click();
      await dialogOf(page).waitFor({ state: 'hidden' });
      assert.equal(await field(page).inputValue(), THEIRS);
      await page.getByRole('button', { name: 'Review and save' }).waitFor({ state: 'hidden' });
    }),
  );

  it(
    'can be saved over the other, after another look, with the keyboard alone',
    withPage(async ({ page, faults }) => {
      faults.allow(answered(412));
      await collide(page);
      await press(page, 'Enter');
      await page.getByRole('dialog', { name: 'Review: System prompt' }).getByText(THEIRS).waitFor();
      await press(page, 'Enter');
      await page.getByText('System prompt saved').waitFor();
      assert.equal(await value(), MINE);
    }),
  );
});
