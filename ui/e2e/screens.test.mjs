/** What holds for every screen, whichever they are. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { accessible, COLOURS } from './lib/axe.mjs';
import { open, picture, settled, visit } from './lib/browser.mjs';
import * as gateway from './lib/gateway.mjs';
import { focused, press } from './lib/keys.mjs';
import { screens } from './lib/screens.mjs';
import { somethingOfEach } from './lib/traffic.mjs';

const TABS = 25;
const SKIP = 'Skip to content';

/** What reaches out of the page's width, by the widest: nothing if the page cannot be scrolled sideways. */
const tooWide = (page) =>
  page.evaluate(() => {
    if (document.documentElement.scrollWidth <= innerWidth && document.body.scrollWidth <= innerWidth) {
      return [];
    }
    return [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5)
      .slice(0, 5)
      .map((element) => element.outerHTML.slice(0, 120))
      .concat('the page can be scrolled sideways');
  });

async function navigationIsReachable(page) {
  const link = page.getByRole('navigation', { name: 'Screens' }).getByRole('link').last();
  const menu = page.getByRole('button', { name: 'Open the navigation' });
  if (!(await link.isVisible())) {
    await menu.click();
  }
  await link.scrollIntoViewIfNeeded();
  assert.ok(await link.isVisible(), 'no way to the other screens');
  await press(page, 'Escape');
}

async function everyStopIsMarked(page) {
  for (let stop = 0; stop < TABS; stop++) {
    await press(page, 'Tab');
    const now = await focused(page);
    if (now.tag === 'body' || now.name === SKIP) {
      return; // once around
    }
    assert.ok(now.seen, `the focus is where nobody sees it: ${now.html}`);
    assert.ok(now.marked, `nothing shows that this has the focus: ${now.html}`);
  }
}

describe('every screen', () => {
  before(async () => {
    await gateway.start();
    await somethingOfEach();
  });

  for (const { id, title } of screens) {
    describe(title, () => {
      let opened;
      const step = (name, run) =>
        it(name, async (t) => {
          try {
            await run(opened.page);
            opened.faults.check();
          } catch (error) {
            await picture(opened.page, `${title} ${t.name}`);
            opened.faults.all.length = 0;
            throw error;
          }
        });
      before(async () => {
        opened = await open();
      });
      after(() => opened.close());

      step('opens with its title, and without any fault', async (page) => {
        await visit(page, id);
        assert.equal(await page.locator('h1').count(), 1, 'one h1');
        assert.equal((await page.locator('main h1').innerText()).trim(), title);
        assert.equal(await page.title(), `${title} · AI Gateway`);
        const current = page.getByRole('navigation', { name: 'Screens' }).locator('[aria-current="page"]');
        assert.equal((await current.innerText()).trim(), title);
      });

      step('is walked with the keyboard', async (page) => {
        await press(page, 'Tab');
        assert.equal((await focused(page)).name, SKIP);
        assert.ok((await focused(page)).seen, 'the link that skips is not seen');
        await press(page, 'Enter');
        assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
        await everyStopIsMarked(page);
        await press(page, 'Escape');
        await page.evaluate(() => document.activeElement.blur());
      });

      step('is accessible in the light theme', (page) => accessible(page));

      step('is accessible in the dark theme', async (page) => {
        await page.emulateMedia({ colorScheme: 'dark' });
        await accessible(page, { rules: COLOURS });
        await page.emulateMedia({ colorScheme: 'light' });
      });

      for (const [name, viewport] of [
        ['can be used at 360 pixels', { width: 360, height: 740 }],
        ['can be used at a zoom of 200 %', { width: 640, height: 400 }],
      ]) {
        step(name, async (page) => {
          await page.setViewportSize(viewport);
          await settled(page);
          assert.deepEqual(await tooWide(page), []);
          await navigationIsReachable(page);
        });
      }
    });
  }
});
