/** A phrase is banned: tried, saved, and in force at once. */
import assert from 'node:assert/strict';
import { before, beforeEach, describe, it } from 'node:test';
import { accessible } from './lib/axe.mjs';
import { visit, withPage } from './lib/browser.mjs';
import { save, saveByKeys } from './lib/forms.mjs';
import * as gateway from './lib/gateway.mjs';
import { fillByKeys, press } from './lib/keys.mjs';

const phrases = (page) => page.getByLabel('Phrases', { exact: true });
const list = (page) => page.getByRole('list', { name: 'Banned phrases' });
const text = (page) => page.getByLabel('Text to try');
const verdict = (page, word) => page.getByRole('status').filter({ hasText: word });

/** What a caller gets when a model says this. */
async function said(answer) {
  await gateway.provider('mistral', 'ok', { text: answer });
  return gateway.chat(`Say: ${answer}`, { model: 'mistral/mistral-small-latest' });
}

describe('guardrails', () => {
  before(() => gateway.start());
  beforeEach(() => gateway.admin('DELETE', '/admin/settings/guardrails'));

  it(
    'ban a phrase, which is tried before it is saved and blocks afterwards',
    withPage(async ({ page }) => {
      const answer = 'We paint the Purple   Heron tomorrow.';
      assert.equal((await said('No heron here.')).status, 200);
      await visit(page, 'guardrails');
      await text(page).fill(answer);
      await verdict(page, 'Allowed').waitFor();
      await phrases(page).fill('purple heron');
      await page.getByRole('button', { name: 'Add', exact: true }).click();
      await list(page).getByText('purple heron').waitFor();
      await verdict(page, 'Blocked').waitFor();
      assert.match(await page.locator('main mark').innerText(), /^Purple\s+Heron/);
      await accessible(page, { where: 'a text that is blocked' });
      assert.equal((await said(answer)).status, 200, 'it is not saved yet');

      await gateway.admin('DELETE', '/admin/cache');
      await save(page, 'Guardrails', 'purple heron');
      const blocked = await said(answer);
      assert.equal(blocked.status, 400);
      assert.equal(blocked.json.error.code, 'content_filter');

      await page.getByRole('link', { name: 'Requests', exact: true }).click();
      const row = page.getByRole('row').filter({ hasText: blocked.headers.get('x-request-id') });
      await row.filter({ hasText: '400' }).click();
      await page.getByRole('dialog').getByText('Guardrail verdicts').waitFor();
    }),
  );

  it(
    'are changed with the keyboard alone',
    withPage(async ({ page }) => {
      await visit(page, 'guardrails');
      await fillByKeys(page, phrases(page), 'green lantern');
      await press(page, 'Enter');
      await list(page).getByText('green lantern').waitFor();
      await fillByKeys(page, text(page), 'The green lantern shines.');
      await verdict(page, 'Blocked').waitFor();
      await saveByKeys(page, 'Guardrails');
      assert.deepEqual((await gateway.setting('guardrails')).bannedPhrases, ['green lantern']);
      assert.equal((await said('The green lantern shines.')).status, 400);
    }),
  );
});
