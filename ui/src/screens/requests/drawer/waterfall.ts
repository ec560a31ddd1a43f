/** Where the bars of a call stand on its time axis. Pure. */
import type { CallDetail, Try } from '$lib/api/types';

export interface Bar {
  /** Parts of the axis, 0 to 1. */
  from: number;
  width: number;
  /** Where the first byte came; null if none did. */
  firstByte: number | null;
}

export interface Waterfall {
  /** The length of the axis in milliseconds. */
  total: number;
  call: Bar;
  tries: readonly { one: Try; bar: Bar }[];
  /** Marks of the axis, in milliseconds. */
  ticks: readonly number[];
}

// So that the shortest is still seen.
const LEAST = 0.01;

export function waterfallOf(detail: CallDetail): Waterfall {
  const ends = detail.tries.map((one) => one.startMs + one.durationMs);
  const total = Math.max(detail.durationMs, ...ends, 0.001);
  const bar = (start: number, duration: number, firstByte: number | null): Bar => {
    const from = Math.min(start / total, 1 - LEAST);
    return {
      from,
      width: Math.min(Math.max(duration / total, LEAST), 1 - from),
      firstByte: firstByte === null ? null : Math.min((start + firstByte) / total, 1),
    };
  };
  return {
    total,
    call: bar(0, detail.durationMs, detail.firstByteMs),
    tries: detail.tries.map((one) => ({ one, bar: bar(one.startMs, one.durationMs, one.firstByteMs) })),
    ticks: [0, 0.25, 0.5, 0.75, 1].map((part) => part * total),
  };
}
