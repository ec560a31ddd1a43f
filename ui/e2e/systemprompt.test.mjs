/** The system prompt that is saved is what providers get. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { visit, withPage } from './lib/browser.mjs';
import { save, saveByKeys, undo } from './lib/forms.mjs';
import * as gateway from './lib/gateway.mjs';
import { fillByKeys } from './lib/keys.mjs';

const field = (page) => page.getByLabel('Prompt', { exact: true });

/** The messages that the provider got for a call of a single one. */
async function got(text) {
  assert.equal((await gateway.chat(text)).status, 200);
  return (await gateway.lastRequest('openai')).messages.map(({ role, content }) => [role, content]);
}

describe('the system prompt', () => {
  before(() => gateway.start());

  it(
    'goes to the provider as soon as it is saved',
    withPage(async ({ page }) => {
      await visit(page, 'systemprompt');
      await field(page).fill('Answer like a pirate.');
      await page.getByRole('group', { name: 'Message of the role system' }).getByText('Answer like a pirate.').waitFor();
      assert.deepEqual(await got('One'), [['user', 'One']]);
      await save(page, 'System prompt', 'Answer like a pirate.');
      assert.deepEqual(await got('Two'), [
        ['system', 'Answer like a pirate.'],
        ['user', 'Two'],
      ]);
    }),
  );

  it(
    'is changed with the keyboard alone, and that is undone',
    withPage(async ({ page }) => {
      await visit(page, 'systemprompt');
      await fillByKeys(page, field(page), 'Answer like a monk.');
      await saveByKeys(page, 'System prompt');
      assert.deepEqual((await got('Three'))[0], ['system', 'Answer like a monk.']);
      await undo(page, 'System prompt saved');
      await page.getByText('the change is undone').waitFor();
      assert.deepEqual((await got('Four'))[0], ['system', 'Answer like a pirate.']);
    }),
  );
});
