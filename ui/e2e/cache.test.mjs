/** Answers that are kept: seen, looked at, forgotten. */
import assert from 'node:assert/strict';
import { before, beforeEach, describe, it } from 'node:test';
import { accessible } from './lib/axe.mjs';
import { visit, withPage } from './lib/browser.mjs';
import { confirm, told } from './lib/forms.mjs';
import * as gateway from './lib/gateway.mjs';
import { press, pressOn, tabTo } from './lib/keys.mjs';

const rows = (page) => page.getByRole('region', { name: 'Kept answers' }).getByRole('row').filter({ hasText: 'mini' });
const cached = async (text) => (await gateway.chat(text)).headers.get('x-cache');
const clear = (page) => page.getByRole('button', { name: 'Clear the cache' });

describe('the cache', () => {
  before(() => gateway.start());
  beforeEach(() => gateway.admin('DELETE', '/admin/cache'));

  it(
    'shows an answer that is kept, forgets it, and forgets all',
    withPage(async ({ page }) => {
      await visit(page, 'cache');
      await page.getByText('Nothing is kept yet').waitFor();
      assert.equal(await cached('Keep this'), 'miss');
      assert.equal(await cached('Keep this'), 'hit');
      await rows(page).click();
      const drawer = page.getByRole('dialog', { name: 'Kept answer' });
      await drawer.getByText('Hello from openai').waitFor();
      await drawer.getByRole('tab', { name: 'JSON' }).click();
      await drawer.getByText('chat.completion').waitFor();
      await accessible(page, { where: 'a kept answer' });
      await drawer.getByRole('button', { name: 'Forget', exact: true }).click();
      await confirm(page, 'Forget this answer?', 'Forget the answer');
      await told(page, 'The answer is forgotten');
      await drawer.waitFor({ state: 'hidden' });
      await page.getByText('Nothing is kept yet').waitFor();
      assert.equal(await cached('Keep this'), 'miss');

      await cached('And this');
      await clear(page).and(page.locator(':enabled')).click();
      await confirm(page, 'Forget all answers?', 'Clear the cache');
      await told(page, '2 answers forgotten');
      assert.equal(await cached('And this'), 'miss');
    }),
  );

  it(
    'is cleared with the keyboard alone',
    withPage(async ({ page }) => {
      await cached('One to keep');
      await visit(page, 'cache');
      await rows(page).waitFor();
      await pressOn(page, rows(page).getByRole('button').first());
      await page.getByRole('dialog', { name: 'Kept answer' }).getByText('Hello from openai').waitFor();
      await press(page, 'Escape');
      await pressOn(page, clear(page));
      const dialog = page.getByRole('dialog', { name: 'Forget all answers?' });
      await dialog.waitFor();
      await tabTo(page, dialog.getByRole('button', { name: 'Clear the cache' }));
      await press(page, 'Enter');
      await page.getByText('1 answer forgotten').waitFor();
    }),
  );
});
