/** What the series of the last hour says of one provider, made small enough for a card. Pure. */
import type { SeriesAnswer } from '$lib/api/types';

export interface Hour {
  /** Mean of all calls; null without any. */
  latencyMs: number | null;
  /** Mean latency of each minute, oldest first; the quiet time before the first call is left out. */
  latency: (number | null)[];
}

const PARTS = 60;
/** So many parts are always drawn, so that a single minute is no full line. */
const LEAST = 15;

/** The hour of a provider; null if the series does not know it. */
export function hourOf(series: Pick<SeriesAnswer, 'byProvider'> | undefined, name: string): Hour | null {
  const own = series?.byProvider[name];
  if (!own) {
    return null;
  }
  return {
    latencyMs: mean(own.latencyMs, own.calls, 0, own.calls.length),
    latency: parts(own.latencyMs, own.calls),
  };
}

function parts(latency: Points, calls: Points): Points {
  const size = Math.max(1, Math.ceil(latency.length / PARTS));
  const made: Points = [];
  for (let from = 0; from < latency.length; from += size) {
    made.push(mean(latency, calls, from, Math.min(from + size, latency.length)));
  }
  const first = made.findIndex((value) => value !== null);
  return made.slice(Math.max(0, Math.min(first < 0 ? 0 : first, made.length - LEAST)));
}

type Points = (number | null)[];

// Each step counts as often as it had calls.
function mean(latency: Points, calls: Points, from: number, to: number): number | null {
  let total = 0;
  let count = 0;
  for (let i = from; i < to; i++) {
    const value = latency[i];
    if (value !== null && value !== undefined) {
      const weight = calls[i] || 1;
      total += value * weight;
      count += weight;
    }
  }
  return count > 0 ? total / count : null;
}
