/** The series of the last 15 minutes, a second on: a tick takes its place at the end, the oldest goes. Pure. */
import type { PercentileSeries, Percentiles, ProviderTick, SeriesAnswer, Tick } from '$lib/api/types';

type Points = readonly (number | null)[];

/** The series with a tick in it; null if the tick does not join on, so that the series must be loaded anew. */
export function withTick(series: SeriesAnswer, tick: Tick): SeriesAnswer | null {
  const size = series.times.length;
  const last = series.times.at(-1);
  const second = Math.floor(tick.time / 1000);
  if (series.stepSeconds !== 1 || last === undefined || second - last >= size) {
    return null;
  }
  const on = Math.max(0, second - last);
  const at = size - 1 + Math.min(0, second - last);
  if (at < 0) {
    return series;
  }
  const put = (points: Points, value: number | null, fill: number | null = 0): (number | null)[] => {
    const next = points.slice(on);
    while (next.length < size) {
      next.push(fill);
    }
    next[at] = value;
    return next;
  };
  const percentiles = (points: PercentileSeries, value: Percentiles): PercentileSeries => ({
    p50: put(points.p50, value.p50, null),
    p95: put(points.p95, value.p95, null),
    p99: put(points.p99, value.p99, null),
  });
  return {
    ...series,
    from: series.from + on,
    times: on === 0 ? series.times : series.times.map((time) => time + on),
    calls: put(series.calls, tick.calls),
    failed: put(series.failed, tick.failed),
    hits: put(series.hits, tick.hits),
    refused: put(series.refused, tick.refused),
    inFlight: put(series.inFlight, tick.inFlight),
    inputTokens: put(series.inputTokens, tick.inputTokens),
    outputTokens: put(series.outputTokens, tick.outputTokens),
    failovers: put(series.failovers, tick.failovers),
    latency: percentiles(series.latency, tick.latency),
    firstByte: percentiles(series.firstByte, tick.firstByte),
    overhead: percentiles(series.overhead, tick.overhead),
    byProvider: providers(series, tick, put),
    errors: on === 0 ? series.errors : shifted(series.errors, on),
  };
}

const NOTHING: ProviderTick = { calls: 0, failed: 0, inputTokens: 0, outputTokens: 0, latencyMs: null };

function providers(
  series: SeriesAnswer,
  tick: Tick,
  put: (points: Points, value: number | null, fill?: number | null) => (number | null)[],
): SeriesAnswer['byProvider'] {
  const next: SeriesAnswer['byProvider'] = {};
  for (const name of new Set([...Object.keys(series.byProvider), ...Object.keys(tick.byProvider)])) {
    const before = series.byProvider[name];
    const now = tick.byProvider[name] ?? NOTHING;
    const zeros = series.times.map(() => 0);
    next[name] = {
      calls: put(before?.calls ?? zeros, now.calls),
      failed: put(before?.failed ?? zeros, now.failed),
      inputTokens: put(before?.inputTokens ?? zeros, now.inputTokens),
      outputTokens: put(before?.outputTokens ?? zeros, now.outputTokens),
      latencyMs: put(before?.latencyMs ?? series.times.map(() => null), now.latencyMs, null),
    };
  }
  return next;
}

// A tick does not say what sort its errors are of: that comes with the next load.
function shifted(errors: SeriesAnswer['errors'], on: number): SeriesAnswer['errors'] {
  return Object.fromEntries(
    Object.entries(errors).map(([type, points]) => [type, [...points.slice(on), ...new Array<number>(on).fill(0)]]),
  );
}

/** A series that was loaded a moment ago, with the ticks that came in the meantime. */
export function withTicks(series: SeriesAnswer, ticks: readonly Tick[]): SeriesAnswer {
  const last = series.times.at(-1) ?? 0;
  let next = series;
  for (const tick of ticks.slice(-30)) {
    if (series.stepSeconds === 1 && tick.time / 1000 >= last) {
      next = withTick(next, tick) ?? next;
    }
  }
  return next;
}
