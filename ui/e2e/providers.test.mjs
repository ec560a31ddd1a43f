/** Providers are tested, and a request is explained. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { accessible } from './lib/axe.mjs';
import { visit, withPage } from './lib/browser.mjs';
import * as gateway from './lib/gateway.mjs';
import { fillByKeys, press, pressOn } from './lib/keys.mjs';

const tester = (page, name) => page.getByRole('button', { name: `Test connection of ${name}` });
const result = (page, name) => page.getByRole('group', { name: `Test of ${name}` });
const explanation = (page) => page.getByRole('region', { name: 'Explanation' });
const targets = (page) => page.getByRole('list', { name: 'Targets in order' }).getByRole('listitem');

describe('providers', () => {
  before(() => gateway.start());

  it(
    'are tested: one that works, one that refuses the key, one that is gone',
    withPage(async ({ page }) => {
      await gateway.provider('mistral', 'fail401', { text: 'That key is not known here' });
      await gateway.provider('gemini', 'drop');
      await visit(page, 'providers');
      for (const name of ['openai', 'mistral', 'gemini']) {
        await tester(page, name).click();
      }
      await result(page, 'openai').getByText('Connection works').waitFor();
      await result(page, 'openai').getByText('Hello from openai').waitFor();
      await result(page, 'mistral').getByText('Test failed').waitFor();
      await result(page, 'mistral').getByText('That key is not known here').waitFor();
      await result(page, 'mistral').getByText('HTTP 401').waitFor();
      await result(page, 'gemini').getByText('Test failed').waitFor();
      await accessible(page, { where: 'three tests' });
      await result(page, 'mistral').getByRole('button', { name: 'Hide the test of mistral' }).click();
      await result(page, 'mistral').waitFor({ state: 'hidden' });
    }),
  );

  it(
    'are tested with the keyboard alone',
    withPage(async ({ page }) => {
      await visit(page, 'providers');
      await pressOn(page, tester(page, 'openai'));
      await result(page, 'openai').getByText('Connection works').waitFor();
      await pressOn(page, page.getByRole('button', { name: 'openai', exact: true }));
      const drawer = page.getByRole('dialog', { name: 'openai' });
      await drawer.getByText('Connection works').waitFor();
      await press(page, 'Escape');
      await drawer.waitFor({ state: 'hidden' });
    }),
  );
});

describe('routing', () => {
  before(() => gateway.start());

  it(
    'explains where a request would go, and asks nobody',
    withPage(async ({ page }) => {
      await visit(page, 'routing');
      await page.getByRole('button', { name: 'Alias', exact: true }).click();
      await explanation(page).getByText('Routed').waitFor();
      await explanation(page).getByText('rule: alias').waitFor();
      assert.match(await targets(page).first().innerText(), /openai\s*\/\s*gpt-4o-mini/);
      assert.match(await targets(page).nth(1).innerText(), /mistral/);
      await page.getByRole('button', { name: 'Unknown model', exact: true }).click();
      await explanation(page).getByText('rule: takes any model').waitFor();
      await accessible(page, { where: 'an explanation' });
      assert.equal(await gateway.timesAsked('openai'), 0);
    }),
  );

  it(
    'explains with the keyboard alone',
    withPage(async ({ page }) => {
      await visit(page, 'routing');
      await fillByKeys(page, page.getByLabel('Request', { exact: true }), '{"model": "mistral/mistral-small-latest", "messages": [');
      await press(page, 'Control+Enter');
      await page.getByRole('alert').filter({ hasText: 'JSON' }).waitFor();
      await page.keyboard.insertText(']}');
      await press(page, 'Control+Enter');
      await explanation(page).getByText('Refused', { exact: true }).waitFor();
      await press(page, 'ArrowLeft', 'ArrowLeft');
      await page.keyboard.insertText('{"role": "user", "content": "Hello"}');
      await press(page, 'Control+Enter');
      await explanation(page).getByText('rule: provider/model').waitFor();
      assert.match(await targets(page).first().innerText(), /mistral/);
    }),
  );
});
