/**
 * Loads something and keeps it: `const stats = resource((signal) => api.get<Stats>('/admin/stats', { signal }))`.
 * Made while a component is made. What the loader reads of runes state before its first `await` is followed:
 * a change loads anew. Old data stay while new ones come; leaving gives the request up.
 */
import { untrack } from 'svelte';
import { asApiError, isAbort, type ApiError } from '../api/error';
import { network } from '../api/network.svelte';
import { session } from '../session/session.svelte';

export interface Resource<T> {
  /** What came last; undefined until something came. */
  data: T | undefined;
  readonly error: ApiError | null;
  readonly loading: boolean;
  /** True if something is shown that may be old: the last load failed. */
  readonly stale: boolean;
  reload(): void;
}

export interface ResourceOptions {
  /** Loads anew after so many milliseconds while the page is seen. */
  every?: number;
  /** False: do not load yet. May read runes state. */
  when?: () => boolean;
}

export function resource<T>(
  load: (signal: AbortSignal) => Promise<T>,
  { every, when }: ResourceOptions = {},
): Resource<T> {
  let data = $state.raw<T>();
  let error = $state.raw<ApiError | null>(null);
  let loading = $state(true);
  let asked = $state(0);

  $effect(() => {
    void asked;
    if (when && !when()) {
      loading = false;
      return;
    }
    const leave = new AbortController();
    loading = true;
    load(leave.signal).then(
      (value) => {
        if (!leave.signal.aborted) {
          data = value;
          error = null;
          loading = false;
        }
      },
      (thrown: unknown) => {
        if (!leave.signal.aborted && !isAbort(thrown)) {
          error = asApiError(thrown);
          loading = false;
        }
      },
    );
    return () => leave.abort();
  });

  $effect(() => {
    void network.returns;
    void session.entries;
    untrack(() => {
      if (error?.unreachable || error?.status === 401) {
        asked++;
      }
    });
  });

  $effect(() => {
    if (!every) {
      return;
    }
    const timer = setInterval(() => {
      if (!document.hidden && !loading && network.reachable) {
        asked++;
      }
    }, every);
    return () => clearInterval(timer);
  });

  return {
    get data() {
      return data;
    },
    set data(value: T | undefined) {
      data = value;
    },
    get error() {
      return error;
    },
    get loading() {
      return loading;
    },
    get stale() {
      return error !== null && data !== undefined;
    },
    reload: () => {
      asked++;
    },
  };
}
