/** What the frame around the screens does: ways to go, keys, themes, addresses. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { accessibleInBothThemes } from './lib/axe.mjs';
import { addressOf, settled, visit, withPage } from './lib/browser.mjs';
import * as gateway from './lib/gateway.mjs';
import { focused, press, tabTo } from './lib/keys.mjs';
import { screens } from './lib/screens.mjs';

const dashboard = screens[0];
const other = screens.at(-1);
const nav = (page) => page.getByRole('navigation', { name: 'Screens' });

async function isAt(page, { id, title }) {
  await page.locator('main h1', { hasText: title }).waitFor();
  assert.equal(new URL(page.url()).pathname, new URL(addressOf(id)).pathname);
  assert.equal(await page.title(), `${title} · AI Gateway`);
}

const theme = (page) => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
const background = (page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
const isPainted = (page, colour) =>
  page.waitForFunction((wanted) => getComputedStyle(document.documentElement).backgroundColor === wanted, colour);

/** The keys that go somewhere, as the help lists them: {title: 'g d'}. */
async function keysThatGo(page) {
  await press(page, '?');
  const dialog = page.getByRole('dialog', { name: 'Keys' });
  const rows = dialog.locator('section', { hasText: 'Go to' }).locator('dl > div');
  await rows.first().waitFor();
  const found = await rows.evaluateAll((all) =>
    all.map((row) => [
      row.querySelector('dt').textContent.trim(),
      [...row.querySelectorAll('kbd')].map((key) => key.textContent.trim().toLowerCase()),
    ]),
  );
  await press(page, 'Escape');
  await dialog.waitFor({ state: 'hidden' });
  return Object.fromEntries(found);
}

describe('the frame', () => {
  before(() => gateway.start());

  it(
    'leads to every screen by a link, and back and forward again',
    withPage(async ({ page }) => {
      await visit(page);
      for (const screen of screens) {
        await nav(page).getByRole('link', { name: screen.title, exact: true }).click();
        await isAt(page, screen);
      }
      await page.goBack();
      await isAt(page, screens.at(-2));
      await page.goBack();
      await isAt(page, screens.at(-3));
      await page.goForward();
      await isAt(page, screens.at(-2));
    }),
  );

  it(
    'leads to every screen by g and a letter, as the help says',
    withPage(async ({ page }) => {
      await visit(page);
      const keys = await keysThatGo(page);
      for (const screen of [...screens].reverse()) {
        assert.ok(keys[screen.title], `no key goes to ${screen.title}`);
        await press(page, ...keys[screen.title]);
        await isAt(page, screen);
        assert.equal((await focused(page)).name, screen.title, 'the focus is at the title');
      }
    }),
  );

  it(
    'says which keys there are, and gives the focus back',
    withPage(async ({ page }) => {
      await visit(page);
      const link = nav(page).getByRole('link').nth(1);
      await tabTo(page, link);
      await press(page, '?');
      const dialog = page.getByRole('dialog', { name: 'Keys' });
      await dialog.waitFor();
      await accessibleInBothThemes(page, 'the help');
      await press(page, 'Escape');
      await dialog.waitFor({ state: 'hidden' });
      assert.ok(await link.evaluate((element) => element === document.activeElement));
    }),
  );

  it(
    'has a palette that goes to a screen',
    withPage(async ({ page }) => {
      await visit(page);
      await press(page, 'Control+k');
      const palette = page.getByRole('dialog', { name: 'Search screens and actions' });
      await palette.waitFor();
      await accessibleInBothThemes(page, 'the palette');
      await page.keyboard.type(other.title.slice(0, 4).toLowerCase());
      await palette.getByRole('option', { selected: true }).filter({ hasText: other.title }).waitFor();
      await press(page, 'Enter');
      await isAt(page, other);
      await palette.waitFor({ state: 'hidden' });

      await page.getByRole('button', { name: /search/i }).first().click();
      await palette.getByRole('combobox').fill('nothing is called that');
      await palette.getByRole('status').waitFor();
      await press(page, 'Escape');
      await palette.waitFor({ state: 'hidden' });
    }),
  );

  it(
    'goes with the theme of the system, and keeps one that was chosen',
    withPage({ theme: 'dark' }, async ({ page }) => {
      await visit(page);
      const dark = await background(page);
      await page.emulateMedia({ colorScheme: 'light' });
      await page.waitForFunction((before) => getComputedStyle(document.documentElement).backgroundColor !== before, dark);
      const light = await background(page);
      await page.getByRole('button', { name: 'Theme and density' }).click();
      await accessibleInBothThemes(page, 'the window of themes');
      await page.getByRole('radio', { name: 'Dark' }).check({ force: true });
      await isPainted(page, dark);
      await page.reload();
      await settled(page);
      await isPainted(page, dark);
      assert.match(await theme(page), /dark/);
      await press(page, 't');
      // on to the theme of the system
      await isPainted(page, light);
    }),
  );

  it(
    'says so where there is no such screen',
    withPage(async ({ page }) => {
      await page.goto(addressOf('nowhere'));
      await page.getByRole('heading', { name: 'No such screen' }).waitFor();
      await accessibleInBothThemes(page, 'no such screen');
      await page.getByRole('link', { name: 'Go to the dashboard' }).click();
      await isAt(page, dashboard);
    }),
  );

  it(
    'opens at the root as well',
    withPage(async ({ page }) => {
      await page.goto(`${gateway.at.admin}/`);
      await page.locator('main h1', { hasText: dashboard.title }).waitFor();
    }),
  );

  it(
    'pauses live data and takes them up again',
    withPage(async ({ page }) => {
      await visit(page);
      const button = page.getByRole('button', { name: /live data/ });
      await page.getByRole('button', { name: /^Live/ }).waitFor();
      await press(page, 'x');
      await page.getByRole('button', { name: /^Paused/ }).waitFor();
      await button.click();
      await page.getByRole('button', { name: /^Live/ }).waitFor();
    }),
  );

  it(
    'folds the navigation, and keeps it folded',
    withPage(async ({ page }) => {
      await visit(page);
      await page.getByRole('button', { name: 'Collapse' }).click();
      await page.reload();
      await settled(page);
      await accessibleInBothThemes(page, 'folded');
      await nav(page).getByRole('link', { name: other.title, exact: true }).click();
      await isAt(page, other);
    }),
  );

  it(
    'has a navigation on small pages that the keyboard can use',
    withPage({ viewport: { width: 360, height: 740 } }, async ({ page }) => {
      await visit(page);
      await tabTo(page, page.getByRole('button', { name: 'Open the navigation' }));
      await press(page, 'Enter');
      const dialog = page.getByRole('dialog', { name: 'Navigation' });
      await dialog.waitFor();
      await accessibleInBothThemes(page, 'the navigation of small pages');
      await tabTo(page, dialog.getByRole('link', { name: other.title, exact: true }));
      await press(page, 'Enter');
      await isAt(page, other);
      await dialog.waitFor({ state: 'hidden' });
    }),
  );
});
