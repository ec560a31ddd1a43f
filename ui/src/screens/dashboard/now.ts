/** What is going on now, for the tiles: of the last ticks, or of the end of the series before there are some. Pure. */
import type { SeriesAnswer, Tick } from '$lib/api/types';

export interface Now {
  callsPerSecond: number;
  inFlight: number;
  tokensPerMinute: number;
}

const SMOOTH = 10;
const MINUTE = 60;
/** So many ticks say more than the end of a series with wide steps. */
const ENOUGH = 3;

export function nowOf(series: SeriesAnswer, ticks: readonly Tick[]): Now {
  const { stepSeconds } = series;
  // The last of wide steps still runs: it is not counted.
  const end = stepSeconds > 1 ? -1 : undefined;
  const lastOf = (points: readonly (number | null)[], seconds: number): number => {
    const steps = Math.max(1, Math.round(seconds / stepSeconds));
    return points.slice(0, end).slice(-steps).reduce<number>((sum, value) => sum + (value ?? 0), 0) / (steps * stepSeconds);
  };
  const last = ticks.slice(-SMOOTH);
  return {
    callsPerSecond:
      last.length >= ENOUGH
        ? last.reduce((sum, tick) => sum + tick.calls, 0) / last.length
        : lastOf(series.calls, SMOOTH),
    inFlight: ticks.at(-1)?.inFlight ?? series.inFlight.at(-1) ?? 0,
    tokensPerMinute:
      ticks.length >= MINUTE
        ? ticks.slice(-MINUTE).reduce((sum, tick) => sum + tick.inputTokens + tick.outputTokens, 0)
        : (lastOf(series.inputTokens, MINUTE) + lastOf(series.outputTokens, MINUTE)) * MINUTE,
  };
}
