/** A press on a chart leads to the requests of that moment. Put around a chart: `{@attach spike({ … })}`. */
import type { Attachment } from 'svelte/attachments';
import type { Span } from '$lib/chart/group.svelte';
import { navigate } from '$lib/router/router.svelte';

export interface SpikeOptions {
  /** Epoch seconds at which the steps begin. */
  times: () => readonly number[];
  /** Seconds of a step. */
  width: () => number;
  /** The part of the chart that is seen; null for all. */
  zoom: () => Span | null;
  /** More filters of the requests. */
  params?: Record<string, string>;
}

// A second press means to see all of the chart again.
const DOUBLE_MS = 260;

export function spike({ times, width, zoom, params = {} }: SpikeOptions): Attachment<HTMLElement> {
  return (around) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onClick = (event: MouseEvent): void => {
      const over = (event.target as Element).closest('.u-over');
      clearTimeout(timer);
      if (!over || event.detail > 1) {
        return;
      }
      const box = over.getBoundingClientRect();
      const span = momentAt((event.clientX - box.left) / box.width, times(), width(), zoom());
      if (span) {
        timer = setTimeout(() => navigate('requests', { ...params, since: span.from * 1000, until: span.to * 1000 }), DOUBLE_MS);
      }
    };
    around.addEventListener('click', onClick);
    return () => {
      clearTimeout(timer);
      around.removeEventListener('click', onClick);
    };
  };
}

/** The step nearest to a part (0 to 1) of what is seen, in epoch seconds. */
export function momentAt(part: number, times: readonly number[], width: number, zoom: Span | null): Span | null {
  const first = times[0];
  const last = times.at(-1);
  if (first === undefined || last === undefined) {
    return null;
  }
  const { from, to } = zoom ?? { from: first, to: last };
  const at = from + Math.min(Math.max(part, 0), 1) * (to - from);
  const nearest = times.reduce((best, time) => (Math.abs(time - at) < Math.abs(best - at) ? time : best), first);
  return { from: nearest, to: nearest + width };
}
