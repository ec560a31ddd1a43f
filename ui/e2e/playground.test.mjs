/** Asking models: a stream that is stopped, two that are compared, an error that is told. */
import assert from 'node:assert/strict';
import { before, beforeEach, describe, it } from 'node:test';
import { accessible } from './lib/axe.mjs';
import { visit, withPage } from './lib/browser.mjs';
import { answered } from './lib/forms.mjs';
import * as gateway from './lib/gateway.mjs';
import { press } from './lib/keys.mjs';

const message = (page) => page.getByLabel('Message of turn 1');
const panel = (page, number) => page.getByRole('region', { name: `Panel ${number}` });
const answer = (page, number) => page.getByRole('group', { name: `Answer of panel ${number}` });
const ONE = 'p1=model:openai/gpt-4o-mini';

/** Waits until the gateway has noticed that the caller of a provider left. */
async function leftAlone() {
  for (let left = 200; ; left--) {
    const [call] = (await gateway.admin('GET', '/admin/requests?limit=1')).requests;
    if (call?.outcome === 'caller gone') {
      return;
    }
    assert.ok(left > 0, `the last call is ${JSON.stringify(call)}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

describe('the playground', () => {
  before(() => gateway.start());
  beforeEach(async () => {
    await gateway.provider('openai', 'ok');
    await gateway.provider('mistral', 'ok');
  });

  it(
    'streams an answer, and stops it',
    withPage(async ({ page }) => {
      await gateway.provider('openai', 'stream', { millis: 60, text: 'and on '.repeat(400) });
      await visit(page, 'playground', ONE);
      await message(page).fill('Tell me a long story');
      await page.getByRole('button', { name: 'Send', exact: true }).click();
      await answer(page, 1).getByText('and on and on').waitFor();
      await panel(page, 1).getByRole('button', { name: 'Stop panel 1' }).click();
      await answer(page, 1).getByText('Stopped').waitFor();
      await page.getByRole('button', { name: 'Send', exact: true }).waitFor();
      await leftAlone();
    }),
  );

  it(
    'compares two models',
    withPage(async ({ page }) => {
      await visit(page, 'playground', ONE);
      await page.getByRole('button', { name: 'Add panel' }).click();
      const model = panel(page, 2).getByRole('combobox', { name: 'Model of panel 2' });
      await model.fill('mistral/');
      await panel(page, 2).getByRole('option', { name: 'mistral/mistral-small-latest' }).click();
      await message(page).fill('Who are you?');
      await page.getByRole('button', { name: 'Send to 2 panels' }).click();
      await answer(page, 1).getByText('Hello from openai').waitFor();
      await answer(page, 2).getByText('Hello from mistral').waitFor();
      await panel(page, 2).getByText(/^mistral\s*\/\s*mistral-small-latest$/).waitFor();
      await accessible(page, { where: 'two answers' });
      await page.waitForURL(/p2=model/);
      assert.match(decodeURIComponent(page.url()), /p1=model:openai\/gpt-4o-mini.*p2=model:mistral\/mistral-small-latest/);
    }),
  );

  it(
    'tells an error as the gateway told it',
    withPage(async ({ page, faults }) => {
      faults.allow(answered(400));
      await gateway.provider('openai', 'fail400', { text: 'This model takes no questions' });
      await visit(page, 'playground', ONE);
      await message(page).fill('May I ask?');
      await page.getByRole('button', { name: 'Send', exact: true }).click();
      const alert = answer(page, 1).getByRole('alert');
      await alert.getByText('This model takes no questions').waitFor();
      await alert.getByText('HTTP 400').waitFor();
      await panel(page, 1).getByRole('link', { name: 'Request of panel 1' }).click();
      await page.getByRole('row').filter({ hasText: '400' }).waitFor();
    }),
  );

  it(
    'is used with the keyboard alone',
    withPage(async ({ page }) => {
      await gateway.provider('openai', 'stream', { millis: 60, text: 'and on '.repeat(400) });
      await visit(page, 'playground', ONE);
      await press(page, 'i');
      await page.keyboard.insertText('Another long story');
      await press(page, 'Control+Enter');
      await answer(page, 1).getByText('and on and on').waitFor();
      await press(page, 'Escape');
      await answer(page, 1).getByText('Stopped').waitFor();
      await gateway.provider('openai', 'ok');
      await press(page, 'Control+a');
      await page.keyboard.insertText('A short one');
      await press(page, 'Control+Enter');
      await answer(page, 1).getByText('Hello from openai').waitFor();
    }),
  );
});
