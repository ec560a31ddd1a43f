/** An egress route is added and used, deleted, and had back. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { accessible } from './lib/axe.mjs';
import { visit, withPage } from './lib/browser.mjs';
import { answered, confirm, told, undo } from './lib/forms.mjs';
import * as gateway from './lib/gateway.mjs';
import { fillByKeys, press, pressOn, tabTo } from './lib/keys.mjs';

const drawer = (page, name) => page.getByRole('dialog', { name });
const row = (page, name) => page.getByRole('region', { name: 'Egress routes' }).getByRole('row').filter({ hasText: name });
const status = async (name) => (await gateway.api('GET', `/apis/${name}/bern`)).status;

describe('egress routes', () => {
  before(() => gateway.start());

  it(
    'are added, used, deleted, and had back',
    withPage(async ({ page, faults }) => {
      faults.allow(answered(400));
      assert.equal(await status('weather'), 404);
      await visit(page, 'routes');
      await page.getByRole('button', { name: 'Add the first route' }).click();
      const form = drawer(page, 'New egress route');
      await form.getByLabel('Name', { exact: true }).fill('weather');
      await form.getByLabel('Endpoint', { exact: true }).fill('http://169.254.169.254/latest');
      await form.getByRole('button', { name: 'Add route' }).click();
      await form.getByRole('alert').waitFor();
      await accessible(page, { where: 'an endpoint that is refused' });
      await form.getByLabel('Endpoint', { exact: true }).fill(gateway.at.egress);
      await form.getByRole('button', { name: 'Add route' }).click();
      await told(page, 'Route weather added');
      assert.equal(await status('weather'), 200);

      await row(page, 'weather').click();
      await drawer(page, 'weather').getByRole('button', { name: 'Delete route' }).click();
      await confirm(page, 'Delete route weather?', 'Delete route');
      await row(page, 'weather').waitFor({ state: 'hidden' });
      assert.equal(await status('weather'), 404);
      await undo(page, 'Route weather deleted');
      await row(page, 'weather').waitFor();
      assert.equal(await status('weather'), 200);
    }),
  );

  it(
    'are added and deleted with the keyboard alone',
    withPage(async ({ page }) => {
      await visit(page, 'routes');
      await press(page, 'n');
      const form = drawer(page, 'New egress route');
      await form.waitFor();
      await fillByKeys(page, form.getByLabel('Name', { exact: true }), 'news');
      await fillByKeys(page, form.getByLabel('Endpoint', { exact: true }), gateway.at.egress);
      await press(page, 'Enter');
      await row(page, 'news').waitFor();
      assert.equal(await status('news'), 200);
      await pressOn(page, row(page, 'news').getByRole('button').first());
      await pressOn(page, drawer(page, 'news').getByRole('button', { name: 'Delete route' }));
      const question = drawer(page, 'Delete route news?');
      await question.waitFor();
      await tabTo(page, question.getByRole('button', { name: 'Delete route' }));
      await press(page, 'Enter');
      await row(page, 'news').waitFor({ state: 'hidden' });
      assert.equal(await status('news'), 404);
    }),
  );
});
