/** A rate limit is set and reached. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { visit, withPage } from './lib/browser.mjs';
import { save, saveByKeys } from './lib/forms.mjs';
import * as gateway from './lib/gateway.mjs';
import { fillByKeys, pressOn } from './lib/keys.mjs';

const requests = (page) => page.getByLabel('Requests', { exact: true });
const every = (page) => page.getByRole('switch', { name: 'Limit every client' });

/** The statuses of so many calls, one after the other. */
async function statuses(client, count) {
  const found = [];
  for (let call = 0; call < count; call++) {
    found.push((await gateway.chat(`Call ${call}`, { client })).status);
  }
  return found;
}

describe('the rate limit', () => {
  before(() => gateway.start());

  it(
    'is set, and whoever reaches it is refused and shown',
    withPage(async ({ page }) => {
      await visit(page, 'ratelimit');
      await every(page).check();
      await requests(page).fill('2');
      await page.getByRole('button', { name: '1 h', exact: true }).click();
      await save(page, 'Rate limits', '2');
      assert.deepEqual(await statuses('10.44.0.1', 3), [200, 200, 429]);
      const used = page.getByRole('list', { name: 'Clients by use of their limit' }).getByRole('listitem');
      await used.filter({ hasText: '10.44.0.1' }).filter({ hasText: 'At its limit' }).waitFor();
      const refused = page.getByRole('link', { name: 'Refused in the last hour' });
      await refused.filter({ hasText: /hour\s*1/ }).waitFor();
      await refused.click();
      await page.getByRole('row').filter({ hasText: '429' }).waitFor();
    }),
  );

  it(
    'is changed with the keyboard alone, and holds from the next call on',
    withPage(async ({ page }) => {
      await gateway.admin('DELETE', '/admin/settings/ratelimit');
      await visit(page, 'ratelimit');
      await pressOn(page, every(page), 'Space');
      await fillByKeys(page, requests(page), '3');
      await saveByKeys(page, 'Rate limits');
      assert.deepEqual(await statuses('10.44.0.2', 4), [200, 200, 200, 429]);
      await pressOn(page, every(page), 'Space');
      await saveByKeys(page, 'Rate limits');
      assert.deepEqual(await statuses('10.44.0.2', 1), [200]);
    }),
  );
});
