/** A gateway whose admin API demands a token. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { accessibleInBothThemes } from './lib/axe.mjs';
import { addressOf, settled, visit, withPage } from './lib/browser.mjs';
import * as gateway from './lib/gateway.mjs';
import { fillByKeys, press } from './lib/keys.mjs';
import { screens } from './lib/screens.mjs';

const TOKEN = 'admin-token-of-the-tests-0123456789';
const REFUSED = /Failed to load resource: the server responded with a status of 401/;
const field = (page) => page.getByLabel('Admin token');
const other = screens.at(-1);

describe('signing in', () => {
  before(() => gateway.start({ token: TOKEN }));

  it(
    'is asked for, refuses another token, and leads to where one wanted to be',
    withPage(async ({ page, context, faults }) => {
      faults.allow(REFUSED);
      await page.goto(addressOf(other.id));
      await field(page).waitFor();
      await accessibleInBothThemes(page, 'the sign-in');
      assert.equal(await page.title(), 'Sign in · AI Gateway');
      await field(page).fill('another');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('alert').waitFor();
      await accessibleInBothThemes(page, 'the sign-in that was refused');
      await field(page).fill(TOKEN);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.locator('main h1', { hasText: other.title }).waitFor();

      const cookies = await context.cookies();
      assert.equal(cookies.length, 1);
      assert.equal(cookies[0].httpOnly, true, 'no script can read it');
      assert.equal(cookies[0].sameSite, 'Strict');
      assert.doesNotMatch(JSON.stringify(cookies), new RegExp(TOKEN), 'it is not the token');
      const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }) + document.cookie);
      assert.doesNotMatch(kept, /admin-token/, 'the token is kept nowhere');
    }),
  );

  it(
    'holds over a reload, until one signs out',
    withPage(async ({ page, faults }) => {
      faults.allow(REFUSED);
      await page.goto(addressOf());
      await field(page).fill(TOKEN);
      await press(page, 'Enter');
      await settled(page);
      await page.reload();
      await settled(page);
      assert.equal(await field(page).count(), 0);
      await page.getByRole('button', { name: 'Sign out' }).click();
      await field(page).waitFor();
      await page.reload();
      await field(page).waitFor();
    }),
  );

  it(
    'can be done with the keyboard alone',
    withPage(async ({ page, faults }) => {
      faults.allow(REFUSED);
      await page.goto(addressOf());
      await field(page).waitFor();
      await fillByKeys(page, field(page), TOKEN);
      await press(page, 'Enter');
      await settled(page);
      await visit(page, other.id);
    }),
  );
});
