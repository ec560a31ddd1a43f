/** A provider breaks: it is seen at once, and why is found. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { accessible } from './lib/axe.mjs';
import { visit, withPage } from './lib/browser.mjs';
import * as gateway from './lib/gateway.mjs';
import { press } from './lib/keys.mjs';

const FAULT = 'The engine caught fire';
let number = 0;

/** A call that the broken provider would answer first. */
async function failover() {
  const answer = await gateway.chat(`Does the next one answer? ${number++}`, { model: 'fast' });
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('x-gateway-provider'), 'mistral');
  return answer.headers.get('x-request-id');
}

const tile = (page, label) => page.getByRole('region', { name: 'Now' }).getByRole('link', { name: label });
const health = (page, name) => page.getByRole('region', { name: 'Providers' }).getByRole('link', { name });

describe('a provider that breaks', () => {
  before(async () => {
    await gateway.start();
    await gateway.chat('All is well', { model: 'fast' });
  });

  it(
    'shows on the dashboard while one looks at it',
    withPage(async ({ page }) => {
      await visit(page);
      await page.getByRole('button', { name: /^Live/ }).waitFor();
      await health(page, 'openai').filter({ hasText: 'OK' }).waitFor();
      await tile(page, 'Failovers').filter({ hasText: /Failovers\s*0/ }).waitFor();
      await gateway.provider('openai', 'fail500', { text: FAULT });
      await failover();
      await tile(page, 'Failovers').filter({ hasText: /Failovers\s*1/ }).waitFor();
      await health(page, 'openai').filter({ hasText: /Degraded|Resting/ }).waitFor();
      await health(page, 'mistral').filter({ hasText: 'OK' }).waitFor();

      await tile(page, 'Failovers').click();
      await page.locator('main h1', { hasText: 'Requests' }).waitFor();
      assert.match(page.url(), /status=failover/);
      await page.getByRole('row').filter({ hasText: 'fast → mistral' }).first().waitFor();
    }),
  );

  it(
    'has its call in the live list, with both tries on a time axis',
    withPage(async ({ page }) => {
      await gateway.provider('openai', 'fail500', { text: FAULT });
      await visit(page, 'requests');
      await page.getByText('following').waitFor();
      const id = await failover();
      const row = page.getByRole('row').filter({ hasText: id });
      await row.click();
      const drawer = page.getByRole('dialog', { name: `Request ${id}` });
      const tries = drawer.getByRole('listitem').filter({ hasText: /^\d+\. \S+/ });
      await tries.first().filter({ hasText: 'openai' }).filter({ hasText: 'HTTP 500' }).filter({ hasText: FAULT }).waitFor();
      await tries.last().filter({ hasText: 'mistral' }).filter({ hasText: 'Answered' }).waitFor();
      await accessible(page, { where: 'the drawer' });
    }),
  );

  it(
    'is looked into with the keyboard alone',
    withPage(async ({ page }) => {
      await gateway.provider('openai', 'fail500', { text: FAULT });
      const older = await failover();
      const newer = await failover();
      await visit(page, 'requests');
      await page.getByRole('row').filter({ hasText: newer }).waitFor();
      await press(page, 'j', 'Enter');
      await page.getByRole('dialog', { name: `Request ${newer}` }).waitFor();
      await press(page, 'j');
      await page.getByRole('dialog', { name: `Request ${older}` }).waitFor();
      await press(page, 'Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      assert.match(await page.evaluate(() => document.activeElement.textContent), new RegExp(older));
    }),
  );
});
