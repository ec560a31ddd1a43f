/**
 * Runs all tests here in this one process, one after the other, so that they share a browser. PAGES_ONLY names
 * those files that are to run, as words with blanks between.
 */
import { readdirSync } from 'node:fs';
import { after } from 'node:test';
import { closeBrowser } from './lib/browser.mjs';

const only = (process.env.PAGES_ONLY ?? '').split(/[ ,]+/).filter(Boolean);
const files = readdirSync(import.meta.dirname ?? new URL('.', import.meta.url).pathname)
  .filter((name) => name.endsWith('.test.mjs'))
  .filter((name) => only.length === 0 || only.includes(name.replace('.test.mjs', '')))
  .sort();

// It starts a gateway itself, and the tests of a file begin while the next one is still read.
await import('./lib/screens.mjs');
for (const file of files) {
  await import(`./${file}`);
}
after(closeBrowser);
