/** What the dashboard shows: the series of the range, kept up by ticks, and what is asked for now and then. */
import { untrack } from 'svelte';
import { api } from '$lib/api/client';
import type { ProvidersAnswer, RangeName, SeriesAnswer, Tick } from '$lib/api/types';
import { live } from '$lib/live/live.svelte';
import { resource, type Resource } from '$lib/resource/resource.svelte';
import { withTick, withTicks } from './append';
import type { StatsAnswer } from './stats';

const STATS_MS = 2_000;
const PROVIDERS_MS = 5_000;
/** The 15 minutes are loaded anew so often: after errors, whose sorts ticks do not tell, and for exact percentiles. */
const AFTER_ERRORS_MS = 10_000;
const ANYWAY_MS = 30_000;
const MOST_MARKS = 60;

export interface DashboardData {
  readonly series: Resource<SeriesAnswer>;
  readonly stats: Resource<StatsAnswer>;
  readonly providers: Resource<ProvidersAnswer>;
}

/** Made while the screen is made. */
export function dashboardData(range: () => RangeName): DashboardData {
  const loaded = { series: 0, stats: 0, providers: 0 };
  let errors = false;

  const series = resource(async (signal) => {
    const answer = await api.get<SeriesAnswer>('/admin/series', { signal, query: { range: range() } });
    loaded.series = Date.now();
    errors = false;
    return withTicks(answer, live.ring);
  });
  const stats = resource((signal) => {
    loaded.stats = Date.now();
    return api.get<StatsAnswer>('/admin/stats', { signal });
  });
  const providers = resource((signal) => {
    loaded.providers = Date.now();
    return api.get<ProvidersAnswer>('/admin/providers', { signal });
  });

  function again(which: 'series' | 'stats' | 'providers', after: number): void {
    const one = { series, stats, providers }[which];
    if (!one.loading && Date.now() - loaded[which] >= after) {
      one.reload();
    }
  }

  function take(tick: Tick): void {
    errors ||= tick.failed + tick.refused > 0;
    if (tick.calls > 0) {
      again('stats', STATS_MS);
    }
    again('providers', PROVIDERS_MS);
    const now = series.data;
    if (!now || now.range !== range()) {
      return;
    }
    if (now.stepSeconds > 1) {
      again('series', now.stepSeconds * 1000);
      return;
    }
    const next = withTick(now, tick);
    if (next) {
      series.data = next;
    }
    again('series', next === null ? 0 : errors ? AFTER_ERRORS_MS : ANYWAY_MS);
  }

  $effect(() => live.onTick((tick) => untrack(() => take(tick))));
  $effect(() =>
    live.onChange((change) =>
      untrack(() => {
        const now = series.data;
        if (now) {
          series.data = { ...now, marks: [...now.marks.slice(1 - MOST_MARKS), change] };
        }
        again('providers', 0);
      }),
    ),
  );
  $effect(() => {
    if (live.gaps > 0) {
      untrack(() => {
        series.reload();
        stats.reload();
        providers.reload();
      });
    }
  });
  return { series, stats, providers };
}
