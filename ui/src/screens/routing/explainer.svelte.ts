/** Asks the gateway where a request would go, and keeps the request for this tab. */
import { api, asApiError, isAbort, type ApiError } from '$lib/api/client';
import type { Explanation } from '$lib/api/types';
import { readProbe, type Probe } from './probe';

const KEY = 'routing.probe';

export class Explainer {
  probe = $state<Probe>(kept());
  /** Of the request as it was when it was asked. */
  answer = $state.raw<Explanation | null>(null);
  error = $state.raw<ApiError | null>(null);
  problem = $state<string | null>(null);
  busy = $state(false);
  #asked = $state.raw<Probe>({ provider: '', text: '' });
  /** True if the request was changed since. */
  readonly stale = $derived(
    this.answer !== null && (this.probe.text !== this.#asked.text || this.probe.provider !== this.#asked.provider),
  );
  #leave: AbortController | null = null;

  use(probe: Probe): void {
    this.probe = { ...probe };
    void this.explain();
  }

  async explain(): Promise<void> {
    this.#leave?.abort();
    const { request, problem } = readProbe(this.probe.text);
    this.problem = problem;
    if (!request) {
      return;
    }
    keep(this.probe);
    const leave = new AbortController();
    this.#leave = leave;
    this.busy = true;
    const asked = $state.snapshot(this.probe);
    try {
      const body = { provider: asked.provider || null, request };
      this.answer = await api.post<Explanation>('/admin/routing/explain', body, { signal: leave.signal });
      this.#asked = asked;
      this.error = null;
    } catch (thrown) {
      if (!isAbort(thrown)) {
        this.error = asApiError(thrown);
      }
    }
    if (this.#leave === leave) {
      this.busy = false;
    }
  }
}

function kept(): Probe {
  try {
    const probe = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Probe | null;
    return probe ?? { provider: '', text: '' };
  } catch {
    return { provider: '', text: '' };
  }
}

function keep(probe: Probe): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(probe));
  } catch {
    // Too long to keep: it is still on the page.
  }
}
