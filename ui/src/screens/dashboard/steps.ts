/** Fewer, wider steps of a series, so that a line says something: sums, rates, percentiles put together. Pure. */
import type { PercentileSeries, RangeName } from '$lib/api/types';

type Points = readonly (number | null)[];

/** Steps as wide as they are drawn, in seconds, unless a short part is looked at. */
export const widthOf: Record<RangeName, number> = { '15m': 10, '1h': 30, '24h': 300 };

export interface Steps {
  /** Epoch seconds at which each begins. */
  times: number[];
  /** The first index of each in the series; one more at the end. */
  edges: number[];
  /** Seconds of each. */
  width: number;
  /** Seconds of a point of the series. */
  point: number;
}

/**
 * Steps of a width, aligned to the clock so that they do not change as time goes on; a cut first one is left out, and
 * a last one that has only begun.
 */
export function stepsOf(times: readonly number[], point: number, wide: number): Steps {
  const width = Math.max(point, Math.round(wide / point) * point);
  const steps: Steps = { times: [], edges: [], width, point };
  let current = NaN;
  times.forEach((time, i) => {
    const start = Math.floor(time / width) * width;
    if (start !== current) {
      current = start;
      if (i > 0 || start === time) {
        steps.times.push(start);
        steps.edges.push(i);
      }
    }
  });
  steps.edges.push(times.length);
  // A step that has only begun says too little yet.
  const begun = times.length - (steps.edges.at(-2) ?? 0);
  if (steps.times.length > 1 && begun * point < width / 2) {
    steps.times.pop();
    steps.edges.pop();
  }
  return steps;
}

export function sums({ times, edges }: Steps, points: Points): (number | null)[] {
  return times.map((_, step) => {
    let sum = 0;
    let known = false;
    for (let i = edges[step] ?? 0; i < (edges[step + 1] ?? 0); i++) {
      const value = points[i];
      if (value !== null && value !== undefined) {
        sum += value;
        known = true;
      }
    }
    return known ? sum : null;
  });
}

/** Per second; the step that still runs is measured by what there is of it. */
export function rates(steps: Steps, points: Points): (number | null)[] {
  return sums(steps, points).map((sum, step) => {
    const length = (steps.edges[step + 1] ?? 0) - (steps.edges[step] ?? 0);
    return sum === null ? null : sum / (length * steps.point);
  });
}

/** The mean of what is known in each step: for a small line, not for numbers. */
export function means({ times, edges }: Steps, points: Points): (number | null)[] {
  return times.map((_, step) => {
    const known = points.slice(edges[step], edges[step + 1]).filter((value) => value !== null);
    return known.length === 0 ? null : known.reduce((all, value) => all + value, 0) / known.length;
  });
}

const BETWEEN = 5;

/**
 * Percentiles of wider steps. Each point stands for its calls: half of them at its median, 45 % evenly up to its p95,
 * the rest at its p99; the percentile of all these is exact where the points are alike, and the best that can be said where they are not.
 */
export function percentiles({ times, edges }: Steps, points: PercentileSeries, calls: Points): PercentileSeries {
  const merged: PercentileSeries = { p50: [], p95: [], p99: [] };
  times.forEach((_, step) => {
    const pieces: [value: number, weight: number][] = [];
    let all = 0;
    for (let i = edges[step] ?? 0; i < (edges[step + 1] ?? 0); i++) {
      const [p50, p95, p99] = [points.p50[i], points.p95[i], points.p99[i]];
      if (typeof p50 === 'number' && typeof p95 === 'number' && typeof p99 === 'number') {
        const count = Math.max(1, calls[i] ?? 1);
        all += count;
        pieces.push([p50, 0.5 * count], [p99, 0.05 * count]);
        for (let part = 1; part <= BETWEEN; part++) {
          pieces.push([p50 + ((p95 - p50) * part) / BETWEEN, (0.45 / BETWEEN) * count]);
        }
      }
    }
    pieces.sort((a, b) => a[0] - b[0]);
    merged.p50.push(quantile(pieces, 0.5 * all));
    merged.p95.push(quantile(pieces, 0.95 * all));
    merged.p99.push(quantile(pieces, 0.99 * all));
  });
  return merged;
}

function quantile(pieces: readonly [number, number][], weight: number): number | null {
  let sum = 0;
  for (const [value, part] of pieces) {
    sum += part;
    if (sum >= weight - 1e-9) {
      return value;
    }
  }
  return pieces.at(-1)?.[0] ?? null;
}
