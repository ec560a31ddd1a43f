import { describe, expect, it } from 'vitest';
import type { SeriesAnswer, Tick } from '$lib/api/types';
import { withTick, withTicks } from './append';
import { errorTypes, linesOf, markText } from './lines';
import { nowOf } from './now';
import { momentAt } from './spike';
import { mostFrequent, recentErrors, type StatsAnswer } from './stats';
import { means, percentiles, rates, stepsOf, sums } from './steps';

const none = { p50: null, p95: null, p99: null };
const points = (value: number | null, size = 5): (number | null)[] => Array.from({ length: size }, () => value);
const noTimes = { p50: points(null), p95: points(null), p99: points(null) };

const series = (more: Partial<SeriesAnswer> = {}): SeriesAnswer => ({
  range: '15m',
  stepSeconds: 1,
  from: 100,
  times: [100, 101, 102, 103, 104],
  calls: [1, 2, 3, 4, 5],
  failed: points(0),
  hits: points(0),
  refused: points(0),
  inFlight: points(1),
  inputTokens: points(10),
  outputTokens: points(5),
  failovers: points(0),
  latency: noTimes,
  firstByte: noTimes,
  overhead: noTimes,
  byProvider: {
    openai: { calls: [1, 2, 3, 4, 5], failed: points(0), inputTokens: points(10), outputTokens: points(5), latencyMs: points(null) },
  },
  errors: { timeout: [0, 1, 0, 0, 2] },
  totals: { calls: 15, failed: 0, hits: 0, refused: 0, failovers: 0, inputTokens: 50, outputTokens: 25, latency: none, firstByte: none, overhead: none },
  marks: [],
  ...more,
});

const tick = (second: number, more: Partial<Tick> = {}): Tick => ({
  time: second * 1000,
  calls: 9,
  failed: 0,
  hits: 0,
  refused: 0,
  inFlight: 2,
  inputTokens: 1,
  outputTokens: 1,
  failovers: 0,
  latency: { p50: 1, p95: 2, p99: 3 },
  firstByte: none,
  overhead: none,
  byProvider: { openai: { calls: 4, failed: 0, inputTokens: 1, outputTokens: 1, latencyMs: 7 } },
  ...more,
});

describe('a tick', () => {
  it('takes the place at the end, and the oldest second goes', () => {
    const next = withTick(series(), tick(105));
    expect(next?.times).toEqual([101, 102, 103, 104, 105]);
    expect(next?.calls).toEqual([2, 3, 4, 5, 9]);
    expect(next?.latency.p95).toEqual([null, null, null, null, 2]);
    expect(next?.errors['timeout']).toEqual([1, 0, 0, 2, 0]);
    expect(next?.from).toBe(101);
  });

  it('says of its second what was not known when the series was loaded', () => {
    expect(withTick(series(), tick(103))?.calls).toEqual([1, 2, 3, 9, 5]);
    expect(withTick(series(), tick(12))?.calls).toEqual([1, 2, 3, 4, 5]);
  });

  it('leaves seconds without one empty, and gives up after a long gap', () => {
    const next = withTick(series(), tick(107));
    expect(next?.calls).toEqual([4, 5, 0, 0, 9]);
    expect(next?.latency.p50).toEqual([null, null, null, null, 1]);
    expect(withTick(series(), tick(500))).toBeNull();
    expect(withTick(series({ stepSeconds: 4 }), tick(105))).toBeNull();
  });

  it('may bring a provider, and need not name all', () => {
    const next = withTick(series(), tick(105, { byProvider: { groq: { calls: 2, failed: 1, inputTokens: 0, outputTokens: 0, latencyMs: 3 } } }));
    expect(next?.byProvider['groq']?.calls).toEqual([0, 0, 0, 0, 2]);
    expect(next?.byProvider['groq']?.latencyMs).toEqual([null, null, null, null, 3]);
    expect(next?.byProvider['openai']?.calls).toEqual([2, 3, 4, 5, 0]);
  });

  it('is not lost if it came while the series was loaded', () => {
    expect(withTicks(series(), [tick(99), tick(104), tick(105), tick(106)]).calls).toEqual([3, 4, 9, 9, 9]);
  });

  it('never makes a series longer', () => {
    let next = series();
    for (let second = 105; second < 1105; second++) {
      next = withTick(next, tick(second)) ?? next;
    }
    expect(next.times).toEqual([1100, 1101, 1102, 1103, 1104]);
    expect(next.byProvider['openai']?.calls).toHaveLength(5);
    expect(next.errors['timeout']).toHaveLength(5);
  });
});

describe('steps', () => {
  const times = [101, 102, 103, 104, 105, 106];

  it('are aligned to the clock; a cut first one is left out', () => {
    const steps = stepsOf(times, 1, 2);
    expect(steps.times).toEqual([102, 104, 106]);
    expect(sums(steps, [9, 1, 2, 3, 4, 5])).toEqual([3, 7, 5]);
  });

  it('give rates of what has passed of them', () => {
    expect(rates(stepsOf(times, 1, 2), [9, 1, 2, 3, 4, 5])).toEqual([1.5, 3.5, 5]);
    expect(rates(stepsOf([100, 104, 108], 4, 8), [8, 4, 4])).toEqual([1]);
  });

  it('are never narrower than the points', () => {
    expect(stepsOf([100, 104], 4, 1).width).toBe(4);
  });

  it('keep gaps', () => {
    expect(means(stepsOf(times, 1, 2), [null, null, null, 4, 6, null])).toEqual([null, 5, null]);
  });

  it('put percentiles together by the calls behind them', () => {
    const steps = stepsOf([100, 101], 1, 2);
    const same = { p50: [10, 10], p95: [20, 20], p99: [30, 30] };
    expect(percentiles(steps, same, [100, 100])).toEqual({ p50: [10], p95: [20], p99: [30] });
    const mixed = percentiles(steps, { p50: [10, 1000], p95: [20, 1000], p99: [30, 1000] }, [97, 3]);
    expect(mixed.p50).toEqual([12]);
    expect(mixed.p99).toEqual([1000]);
    expect(percentiles(steps, { p50: [null, null], p95: [null, null], p99: [null, null] }, [0, 0]).p50).toEqual([null]);
  });
});

describe('lines', () => {
  it('put providers together that are too many', () => {
    const one = series().byProvider['openai'];
    const byProvider = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`p${String(i).padStart(2, '0')}`, one])) as SeriesAnswer['byProvider'];
    const { calls } = linesOf(series({ byProvider }), null);
    expect(calls).toHaveLength(8);
    expect(calls.at(-1)?.label).toBe('others');
  });

  it('show a short part in full', () => {
    expect(linesOf(series(), { from: 100, to: 103 }).steps.width).toBe(1);
    expect(linesOf(series(), null).steps.width).toBe(10);
  });

  it('have marks with few words', () => {
    expect(markText({ time: 1, what: 'setting', name: 'guardrails', text: 'changed by admin: bannedPhrases' })).toBe('guardrails changed');
    expect(markText({ time: 1, what: 'provider', name: 'p'.repeat(90), text: 'rests' })).toHaveLength(48);
  });

  it('count errors by their sort', () => {
    expect(errorTypes(series({ errors: { a: [0, 0], b: [2, 0], c: [3, 1] } }))).toEqual([
      { type: 'c', count: 4 },
      { type: 'b', count: 2 },
    ]);
  });
});

describe('now', () => {
  it('is of the end of the series at first, then of the ticks', () => {
    expect(nowOf(series({ stepSeconds: 60 }), [])).toEqual({ callsPerSecond: 4 / 60, inFlight: 1, tokensPerMinute: 15 });
    const ticks = Array.from({ length: 12 }, (_, i) => tick(200 + i, { calls: i }));
    expect(nowOf(series(), ticks)).toMatchObject({ callsPerSecond: 6.5, inFlight: 2 });
  });
});

describe('a press on a chart', () => {
  it('means the nearest step of what is seen', () => {
    expect(momentAt(0.5, [100, 110, 120], 10, null)).toEqual({ from: 110, to: 120 });
    expect(momentAt(1, [100, 110, 120], 10, { from: 100, to: 112 })).toEqual({ from: 110, to: 120 });
    expect(momentAt(0.5, [], 10, null)).toBeNull();
  });
});

describe('statistics', () => {
  const stats = (recent: string[]): StatsAnswer => ({
    overview: { totalRequests: 3, successfulRequests: 1, failedRequests: 2, cacheHitRate: 0, totalErrors: 2 },
    errors: { labels: ['a', 'b'], data: [1, 4], recent },
    cache: { hits: 0, misses: 0, size: 0 },
  });

  it('show the newest error first, and leave out what cannot be read', () => {
    const found = recentErrors(stats(['{"type":"a"}', 'x', '{"type":"b"}']), 5);
    expect(found.map((one) => one.type)).toEqual(['b', 'a']);
  });

  it('name the most frequent error', () => {
    expect(mostFrequent(stats([]))).toBe('b');
  });
});
