// Prints what the built page weighs, compressed: `npm run sizes`.
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const folder = new URL('../dist/assets/', import.meta.url);
const rows = readdirSync(folder)
  .map((name) => ({ name, gzip: gzipSync(readFileSync(new URL(name, folder)), { level: 9 }).length }))
  .sort((a, b) => b.gzip - a.gzip);
for (const { name, gzip } of rows) {
  console.log(`${(gzip / 1000).toFixed(1).padStart(7)} kB  ${name}`);
}
for (const kind of ['.js', '.css']) {
  const sum = rows.filter(({ name }) => name.endsWith(kind)).reduce((all, { gzip }) => all + gzip, 0);
  console.log(`${(sum / 1000).toFixed(1).padStart(7)} kB  all ${kind}`);
}
