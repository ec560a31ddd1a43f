/** What a chart draws, made of what it was given. Pure. */
import type { Unit } from '../format/format';

export interface Series {
  label: string;
  values: readonly (number | null)[];
  /** A colour token; by default the next of --chart-1 to --chart-8. */
  color?: string;
  /** Fills the space under the line. */
  fill?: boolean;
  /** A dashed line. */
  dashed?: boolean;
  /** The line goes on over short gaps: values that are seldom there are seen all the same. */
  bridge?: boolean;
}

/** A moment at which something changed. */
export interface Mark {
  /** Epoch seconds. */
  time: number;
  label: string;
}

/** Each series on top of those before it; a gap in one counts as nothing unless all have it. */
export function stacked(series: readonly Series[]): (number | null)[][] {
  const size = Math.max(0, ...series.map((one) => one.values.length));
  const sums = new Array<number>(size).fill(0);
  const gaps = Array.from({ length: size }, (_, i) => series.every((one) => (one.values[i] ?? null) === null));
  return series.map((one) =>
    sums.map((sum, i) => {
      if (gaps[i]) {
        return null;
      }
      const next = sum + (one.values[i] ?? 0);
      sums[i] = next;
      return next;
    }),
  );
}

/**
 * Fewer, calmer points: each is the sum, mean or most of those within so many seconds. Give it the same `times` and
 * `seconds` for all series of a chart.
 */
export function binned(
  times: readonly number[],
  values: readonly (number | null)[],
  seconds: number,
  how: 'sum' | 'mean' | 'most' = 'sum',
): { times: number[]; values: (number | null)[] } {
  const out: { times: number[]; values: (number | null)[] } = { times: [], values: [] };
  let count = 0;
  times.forEach((time, i) => {
    const start = Math.floor(time / seconds) * seconds;
    const value = values[i] ?? null;
    const at = out.times.length - 1;
    if (out.times[at] !== start) {
      out.times.push(start);
      out.values.push(value);
      count = value === null ? 0 : 1;
    } else if (value !== null) {
      const before = out.values[at] ?? null;
      count++;
      out.values[at] =
        before === null
          ? value
          : how === 'sum'
            ? before + value
            : how === 'most'
              ? Math.max(before, value)
              : before + (value - before) / count;
    }
  });
  return out;
}

/** The last value that is known, with its index; -1 if there is none. */
export function lastKnown(values: readonly (number | null)[]): number {
  for (let i = values.length - 1; i >= 0; i--) {
    if (values[i] !== null && values[i] !== undefined) {
      return i;
    }
  }
  return -1;
}

/** Every so-manieth index, so that a table has at most `most` rows; the newest first. */
export function sample(size: number, most: number): number[] {
  const every = Math.max(1, Math.ceil(size / most));
  const rows: number[] = [];
  for (let i = size - 1; i >= 0; i -= every) {
    rows.push(i);
  }
  return rows;
}

/** Least, most and mean of a series; null if nothing is known. */
export function extent(values: readonly (number | null)[]): { least: number; most: number; mean: number } | null {
  let least = Infinity;
  let most = -Infinity;
  let sum = 0;
  let count = 0;
  for (const value of values) {
    if (value !== null && value !== undefined) {
      least = Math.min(least, value);
      most = Math.max(most, value);
      sum += value;
      count++;
    }
  }
  return count === 0 ? null : { least, most, mean: sum / count };
}

/** A top for the scale that leaves room and gives round steps; never 0. */
export function topOf(most: number, unit: Unit): number {
  if (!(most > 0)) {
    return unit === 'percent' ? 0.01 : 1;
  }
  if (unit === 'percent' && most > 0.5) {
    return 1;
  }
  const power = 10 ** Math.floor(Math.log10(most));
  const steps = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];
  return (steps.find((step) => step * power >= most * 1.02) ?? 10) * power;
}
