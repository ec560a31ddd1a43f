/** What happens when the gateway goes away and comes back. */
import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { accessibleInBothThemes } from './lib/axe.mjs';
import { addressOf, settled, visit, withPage } from './lib/browser.mjs';
import * as gateway from './lib/gateway.mjs';
import { screens } from './lib/screens.mjs';

/** What the browser itself writes when nobody answers. */
const UNREACHED = [/net::ERR_/, /Failed to load resource/];
const banner = (page) => page.getByText('The gateway cannot be reached.').first();

describe('a gateway that goes away', () => {
  beforeEach(() => gateway.start());

  it(
    'is missed, and taken up again without a hand',
    withPage(async ({ page, faults }) => {
      await visit(page);
      await page.getByRole('button', { name: /^Live/ }).waitFor();
      faults.allow(...UNREACHED);
      await gateway.stop();
      await banner(page).waitFor();
      await page.getByRole('button', { name: /^Offline/ }).waitFor();
      await accessibleInBothThemes(page, 'offline');
      await gateway.again();
      await page.getByRole('button', { name: 'Try now' }).click({ timeout: 2000 }).catch(() => undefined);
      await banner(page).waitFor({ state: 'hidden' });
      await page.getByRole('button', { name: /^Live/ }).waitFor({ timeout: 20_000 });
    }),
  );

  it(
    'leaves no screen without a word',
    withPage(async ({ page, faults }) => {
      await visit(page);
      // what a screen is made of is loaded before the gateway goes
      for (const { id, title } of screens) {
        await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: title, exact: true }).click();
        await page.locator('main h1', { hasText: title }).waitFor();
        assert.equal(page.url(), addressOf(id));
      }
      faults.allow(...UNREACHED);
      await gateway.stop();
      for (const { title } of screens) {
        await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: title, exact: true }).click();
        await page.locator('main h1', { hasText: title }).waitFor();
        await page.waitForFunction(() => !document.querySelector('main [aria-busy="true"]'));
        await banner(page).waitFor();
      }
      await gateway.again();
      await page.reload();
      await settled(page);
      await banner(page).waitFor({ state: 'hidden' });
    }),
  );
});
