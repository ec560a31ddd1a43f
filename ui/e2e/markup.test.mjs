/** Whatever others write is shown as text: in prompts, answers, errors, names, settings, and at any length. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { open, picture, settled, visit } from './lib/browser.mjs';
import * as gateway from './lib/gateway.mjs';
import { screens } from './lib/screens.mjs';

const IMAGE = '<img src=x onerror=alert(1)>';
const SCRIPT = '<script>alert(2)</script>';
const LINK = '<a href="javascript:alert(3)">javascript:alert(3)</a>';
const BRACES = '{{7*7}}${7*7}{7*7}';
const BACKWARDS = '\u202Eexe.txt\u202C';
const LONG = 'wide'.repeat(2500);
const ALL = [IMAGE, SCRIPT, LINK, BRACES, BACKWARDS].join(' ');

/** Names that the configuration takes, with the markup that their rules allow. */
const TABLES = `
[models."${IMAGE}"]
targets = ["openai/gpt-4o-mini", "mistral/mistral-small-latest"]
`;

/** Offers something to the admin API; true if it was taken. What is refused cannot be shown either. */
async function taken(path, body) {
  try {
    await gateway.admin('POST', path, body);
    return true;
  } catch (error) {
    if (/: 4\d\d /.test(error.message)) {
      return false;
    }
    throw error;
  }
}

async function settings() {
  const offered = {
    systemprompt: await taken('/admin/systemprompt', { prompt: ALL }),
    long: await taken('/admin/systemprompt', { prompt: `${ALL}\n${LONG}` }),
    guardrails: await taken('/admin/guardrails', {
      bannedPhrases: [IMAGE, SCRIPT, BRACES, LONG.slice(0, 400)],
      minLength: 0,
      maxLength: 0,
      requireDisclaimer: false,
      disclaimer: ALL,
    }),
    ratelimit: await taken('/admin/ratelimit', { name: IMAGE, requestsPerWindow: 10_000, windowSeconds: 60 }),
    client: await taken('/admin/ratelimit/clients', { clientIP: '10.9.9.9', name: `${SCRIPT}${BRACES}`, requestsPerWindow: 1, windowSeconds: 60 }),
    route: await taken('/admin/routes', { name: 'weather', endpoint: `${gateway.at.egress}/%3Cimg%20src=x%20onerror=alert(1)%3E` }),
    badRoute: await taken('/admin/routes', { name: IMAGE, endpoint: gateway.at.egress }),
    badLink: await taken('/admin/routes', { name: 'link', endpoint: 'javascript:alert(3)' }),
  };
  assert.ok(offered.systemprompt && offered.guardrails, JSON.stringify(offered));
  assert.ok(!offered.badLink, 'a route may not lead to a script');
}

async function calls() {
  const agent = { 'user-agent': `${IMAGE} ${SCRIPT}`, 'x-request-id': `id-${IMAGE}` };
  await gateway.chat(ALL, { model: IMAGE, headers: agent });
  await gateway.chat(`${ALL} ${LONG}`, { model: `openai/${IMAGE}`, headers: agent });
  await gateway.chat(ALL, { model: `no-such-${SCRIPT}`, headers: agent });
  await gateway.chat(ALL, { model: LONG, headers: { 'x-request-id': 'a'.repeat(10_000) } });
  await gateway.provider('anthropic', 'ok', { text: ALL });
  await gateway.chat('Say it', { model: 'anthropic/claude-sonnet-4-5' });
  await gateway.chat('Say it', { model: 'anthropic/claude-sonnet-4-5', client: '10.9.9.9' });
  await gateway.chat('Say it', { model: 'anthropic/claude-sonnet-4-5', client: '10.9.9.9' });
  for (const name of ['openai', 'anthropic', 'mistral', 'gemini']) {
    await gateway.provider(name, 'fail400', { text: `${ALL} ${LONG}` });
    await gateway.chat(`Fail ${ALL}`, { model: `${name}/${IMAGE}` });
    await gateway.provider(name, 'fail500', { text: ALL });
    await gateway.chat(`Break ${ALL}`, { model: `${name}/x${BRACES}` });
    await gateway.provider(name, 'ok', { text: ALL });
  }
  await gateway.api('GET', `/apis/weather/${encodeURIComponent(IMAGE)}?q=${encodeURIComponent(SCRIPT)}`);
}

/** What of the markup became elements. */
const madeOfIt = (page) =>
  page.evaluate(() => {
    const wrong = [];
    for (const element of document.querySelectorAll('*')) {
      if (element.localName === 'img' && element.getAttribute('src') === 'x') {
        wrong.push('an image');
      }
      if (element.localName === 'script' && /alert/.test(element.textContent)) {
        wrong.push('a script');
      }
      for (const { name, value } of element.attributes) {
        if (/^on/i.test(name) || (/^(href|src|action|formaction|xlink:href)$/i.test(name) && /^\s*javascript:/i.test(value))) {
          wrong.push(`${element.localName} ${name}="${value}"`);
        }
      }
    }
    return wrong;
  });

/** All that a page shows: its text, and what is in its fields. */
const shown = (page) =>
  page.evaluate(() =>
    [document.body.innerText, ...[...document.querySelectorAll('input, textarea')].map((field) => field.value)].join('\n'),
  );

const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);

/** Opens what a screen has to open, one after the other, as long as there is something. */
async function details(page, look) {
  const openers = page.locator('main tbody [data-item], main tbody [data-open], main tbody tr a[href^="/admin/dashboard"], main details:not([open]) > summary');
  const count = Math.min(await openers.count(), 4);
  for (let each = 0; each < count; each++) {
    const opener = openers.nth(each);
    if (await opener.isVisible()) {
      await opener.click({ timeout: 2000 }).catch(() => undefined);
      await page.waitForTimeout(150);
      await look();
      await page.keyboard.press('Escape');
    }
  }
}

describe('markup of others', () => {
  let opened;
  const seen = new Map();
  before(async () => {
    await gateway.start({ tables: TABLES });
    await settings();
    await calls();
    opened = await open();
  });
  after(() => opened?.close());

  for (const { id, title } of screens) {
    it(`is only text on the screen “${title}”`, async (t) => {
      const { page, faults } = opened;
      const look = async () => {
        assert.deepEqual(await madeOfIt(page), []);
        assert.equal(await sideways(page), false, 'the page can be scrolled sideways');
        seen.set(title, `${seen.get(title) ?? ''}\n${await shown(page)}`);
      };
      try {
        for (const viewport of [{ width: 360, height: 740 }, { width: 1280, height: 800 }]) {
          await page.setViewportSize(viewport);
          await visit(page, id);
          await look();
        }
        await details(page, look);
        await settled(page);
        faults.check();
      } catch (error) {
        await picture(page, `markup ${title} ${t.name}`);
        throw error;
      } finally {
        faults.all.length = 0;
      }
    });
  }

  it('is shown as it was written', () => {
    const everywhere = [...seen.values()].join('\n');
    for (const text of [IMAGE, SCRIPT, LINK, BRACES]) {
      assert.ok(everywhere.includes(text), `${text} is shown nowhere: this test looks at nothing`);
    }
  });
});
