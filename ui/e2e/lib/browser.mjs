/**
 * The browser, one for all tests, and pages that watch themselves: an error on the console, an exception, a
 * breach of the content security policy, a request to anywhere else or an unexpected dialog fails the test.
 */
import { accessSync, constants, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { at } from './gateway.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
export const PATIENCE = 10_000;
export const DESKTOP = { width: 1280, height: 800 };

function program() {
  if (process.env.CHROMIUM) {
    return process.env.CHROMIUM;
  }
  for (const name of NAMES) {
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return join(folder, name);
      } catch {
        // not there
      }
    }
  }
  throw new Error('there is no browser: install Chromium, or name one in CHROMIUM');
}

// A promise, so that two that ask at once share one.
let browser;

function launched() {
  browser ??= chromium.launch({
    executablePath: program(),
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--no-proxy-server',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
    ],
  });
  return browser;
}

export async function closeBrowser() {
  await (await browser)?.close();
  browser = undefined;
}

/** What went wrong on a page that no assertion asked for. */
class Faults {
  all = [];
  #allowed = [];

  add(text) {
    if (!this.#allowed.some((one) => one.test(text))) {
      this.all.push(text);
    }
  }

  /** Nothing that a pattern fits is wrong from now on. */
  allow(...patterns) {
    this.#allowed.push(...patterns);
  }

  check() {
    if (this.all.length > 0) {
      throw new Error(`the page did what it must not:\n  ${this.all.join('\n  ')}`);
    }
  }
}

function watch(page, faults) {
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') {
      faults.add(`console ${message.type()}: ${message.text()} (${message.location().url})`);
    }
  });
  page.on('pageerror', (error) => faults.add(`exception: ${error.stack ?? error}`));
  page.on('dialog', (dialog) => {
    if (dialog.type() === 'beforeunload') {
      // What is not saved may be lost: a test that leaves means it.
      dialog.accept().catch(() => undefined);
      return;
    }
    faults.add(`dialog: ${dialog.message()}`);
    dialog.dismiss().catch(() => undefined);
  });
  page.on('crash', () => faults.add('the page crashed'));
}

/**
 * Opens a browser of its own (cookies, storage): `{page, context, faults, close}`.
 *
 * @param theme 'light' or 'dark', as the system has it
 */
export async function open({ theme = 'light', viewport = DESKTOP, scale = 1, motion = 'reduce', watched = true } = {}) {
  const context = await (
    await launched()
  ).newContext({
    viewport,
    deviceScaleFactor: scale,
    colorScheme: theme,
    reducedMotion: motion,
    locale: 'en-GB',
    timezoneId: 'Europe/Zurich',
    serviceWorkers: 'block',
    acceptDownloads: true,
  });
  context.setDefaultTimeout(PATIENCE);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const faults = new Faults();
  if (watched) {
    await context.exposeBinding('__policyBreach', (_, text) => faults.add(`content security policy: ${text}`));
    await context.addInitScript(() => {
      addEventListener('securitypolicyviolation', (event) => {
        window.__policyBreach(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
      });
    });
    context.on('page', (page) => watch(page, faults));
    context.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(`${at.admin}/`) && !url.startsWith('data:') && !url.startsWith('blob:')) {
        faults.add(`request elsewhere: ${url}`);
      }
    });
  }
  const page = await context.newPage();
  return { page, context, faults, close: () => context.close() };
}

export const addressOf = (screen, query = '') =>
  `${at.admin}/admin/dashboard${screen ? `/${screen}` : ''}${query ? `?${query}` : ''}`;

/** Waits until a screen has its title and nothing on it is still loading. */
export async function settled(page) {
  await page.locator('main h1').first().waitFor();
  await page.waitForFunction(() => !document.querySelector('main [aria-busy="true"]') && document.fonts.status === 'loaded');
}

/** Goes to a screen by its address and waits until it is there. */
export async function visit(page, screen = '', query = '') {
  await page.goto(addressOf(screen, query));
  await settled(page);
}

/** Keeps a picture of a page for whoever looks for the fault. */
export async function picture(page, name) {
  const folder = process.env.PAGES_OUTPUT;
  if (folder && !page.isClosed()) {
    mkdirSync(folder, { recursive: true });
    const path = join(folder, `${name.replace(/[^a-z0-9]+/gi, '-').slice(0, 90)}.png`);
    await page.screenshot({ path }).catch(() => undefined);
  }
}

/**
 * A test's body with a page of its own: `it('…', withPage({theme: 'dark'}, async ({page}) => …))`. Checks afterwards
 * that nothing went wrong on the side.
 */
export function withPage(options, body) {
  const [how, run] = body === undefined ? [{}, options] : [options, body];
  return async (t) => {
    const opened = await open(how);
    try {
      await run(opened, t);
      opened.faults.check();
    } catch (error) {
      await picture(opened.page, t.name);
      if (opened.faults.all.length > 0 && error instanceof Error && !error.message.startsWith('the page did')) {
        error.message += `\nand the page did what it must not:\n  ${opened.faults.all.join('\n  ')}`;
        error.stack = `${error.message}\n${error.stack}`;
      }
      throw error;
    } finally {
      await opened.close();
    }
  };
}
