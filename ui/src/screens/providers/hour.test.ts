import { describe, expect, it } from 'vitest';
import { hourOf } from './hour';

const provider = (calls: (number | null)[], failed: (number | null)[], latencyMs: (number | null)[]) => ({
  byProvider: { openai: { calls, failed, latencyMs, inputTokens: [], outputTokens: [] } },
});

describe('the hour of a provider', () => {
  it('is unknown for a provider without calls in the series', () => {
    expect(hourOf(provider([1], [0], [5]), 'groq')).toBeNull();
    expect(hourOf(undefined, 'openai')).toBeNull();
  });

  it('weighs latency by calls', () => {
    const hour = hourOf(provider([3, null, 1], [1, null, 0], [100, null, 500]), 'openai');
    expect(hour).toEqual({ latencyMs: 200, latency: [100, null, 500] });
  });

  it('has no latency without calls', () => {
    expect(hourOf(provider([null, 0], [null, 0], [null, null]), 'openai')?.latencyMs).toBeNull();
  });

  it('draws a point a minute from the first call on, at least fifteen', () => {
    const from = (first: number) => Array.from({ length: 900 }, (_, i) => (i < first ? null : 10));
    const points = (first: number) => hourOf(provider(from(first), from(first), from(first)), 'openai')?.latency ?? [];
    expect(points(0)).toHaveLength(60);
    expect(points(450)).toHaveLength(30);
    expect(points(450)[0]).toBe(10);
    expect(points(885)).toHaveLength(15);
    expect(points(885)[13]).toBeNull();
  });
});
