/** Takes docs/images/admin-{screen}-{theme}.png of every screen of a gateway that has something to show. */
import { mkdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { closeBrowser, open, visit } from './lib/browser.mjs';
import * as gateway from './lib/gateway.mjs';
import { poses } from './lib/poses.mjs';
import { screens } from './lib/screens.mjs';
import { believable, goOnCalling } from './lib/traffic.mjs';

const FOLDER = fileURLToPath(new URL('../../docs/images/', import.meta.url));
const MOST_BYTES = 250_000;
const SECONDS = Number(process.env.PAGES_TRAFFIC_SECONDS ?? 24);
const LIVE_MS = 2_500;
const only = (process.env.PAGES_ONLY ?? '').split(/[ ,]+/).filter(Boolean);

await gateway.start({ past: true, tables: '[guardrails.personalData]\nemail = "mask"\n' });
await believable(SECONDS);
const stop = goOnCalling();
mkdirSync(FOLDER, { recursive: true });
let tooBig = 0;
for (const theme of ['light', 'dark']) {
  const { page, faults, close } = await open({ theme, viewport: { width: 1440, height: 900 } });
  for (const { id } of screens) {
    const name = id || 'dashboard';
    if (only.length > 0 && !only.includes(name)) {
      continue;
    }
    await visit(page, id);
    await page.waitForTimeout(LIVE_MS);
    await poses[name]?.(page);
    const path = `${FOLDER}admin-${name}-${theme}.png`;
    await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
    const bytes = statSync(path).size;
    console.log(`${path} ${Math.round(bytes / 1000)} kB`);
    tooBig += bytes > MOST_BYTES ? 1 : 0;
  }
  faults.check();
  await close();
}
await stop();
await closeBrowser();
if (tooBig > 0) {
  console.error(`${tooBig} pictures are over ${MOST_BYTES / 1000} kB`);
  process.exitCode = 1;
}
