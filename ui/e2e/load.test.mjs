/** The dashboard while the gateway is busy: the page stays quick, and its memory does not grow. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { visit, withPage } from './lib/browser.mjs';
import * as gateway from './lib/gateway.mjs';
import { Tasks } from './lib/tasks.mjs';

const SECONDS = Number(process.env.PAGES_LOAD_SECONDS ?? 8);
const CALLS_PER_SECOND = Number(process.env.PAGES_LOAD_CALLS ?? 500);
const WARM_SECONDS = 3;
const MOST_MS = 50;
/** The live data of the last quarter of an hour are kept by the page; beyond them nothing may pile up. */
const MOST_GROWTH = 8_000_000;

async function heap(cdp) {
  await cdp.send('HeapProfiler.collectGarbage');
  const { metrics } = await cdp.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'JSHeapUsedSize').value;
}

describe('the dashboard of a busy gateway', () => {
  before(() => gateway.start());

  it(
    `holds ${CALLS_PER_SECOND} calls a second for ${SECONDS} s`,
    { timeout: (SECONDS + 120) * 1000 },
    withPage(async ({ page, context }, t) => {
      await visit(page);
      await page.getByRole('button', { name: /^Live/ }).waitFor();
      const cdp = await context.newCDPSession(page);
      await cdp.send('Performance.enable');
      await page.evaluate(() => {
        window.longTasks = [];
        new PerformanceObserver((list) => {
          window.longTasks.push(...list.getEntries().map(({ duration }) => duration));
        }).observe({ type: 'longtask' });
      });
      const ended = gateway.load(CALLS_PER_SECOND, SECONDS);
      await page.waitForTimeout(Math.min(WARM_SECONDS, SECONDS / 2) * 1000);
      const first = await heap(cdp);
      // what collecting garbage took is not the page's
      await page.evaluate(() => new Promise((done) => setTimeout(() => done((window.longTasks.length = 0)), 200)));
      const tasks = await Tasks.watch(cdp);
      const done = await ended;
      const worst = await tasks.stop();
      const seen = await page.evaluate(() => window.longTasks);
      const growth = (await heap(cdp)) - first;

      t.diagnostic(
        `${done.answered} calls answered, ${done.failed} not; the page's longest task took ${worst.cpu.toFixed(1)} ms of CPU` +
          ` (${worst.wall.toFixed(1)} ms by the clock); the browser saw ${seen.length} tasks over ${MOST_MS} ms` +
          `${seen.length > 0 ? `, the longest ${Math.max(...seen)} ms` : ''};` +
          ` the heap is ${(first / 1e6).toFixed(1)} MB and grew by ${(growth / 1e6).toFixed(2)} MB`,
      );
      assert.ok(worst.seen > 0, 'the page did nothing at all');
      assert.ok(done.answered > 0, 'no call was answered');
      assert.equal(done.failed, 0);
      // by the CPU that it took: the clock also counts what others take of a busy machine
      assert.ok(worst.cpu < MOST_MS, `a task of the page's main thread took ${worst.cpu} ms`);
      assert.ok(growth < MOST_GROWTH, `the heap grew by ${growth} bytes`);
    }),
  );
});
