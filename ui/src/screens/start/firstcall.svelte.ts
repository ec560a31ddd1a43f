/** Waits for a call of a client; calls of the playground are the page's own and do not count. */
import { api } from '$lib/api/client';
import type { CallRow, RequestsAnswer } from '$lib/api/types';
import { live } from '$lib/live/live.svelte';
import { resource } from '$lib/resource/resource.svelte';

const EVERY_MS = 3_000;
const PLAYGROUND = 'POST /admin/playground';

export class FirstCall {
  /** The newest call of a client; null until there is one. */
  call = $state.raw<CallRow | null>(null);
  /** True if the page saw it come: there was none before. */
  fresh = $state(false);
  /** True once the gateway was asked. */
  known = $state(false);

  /** Begins to wait; within a component. */
  watch(): void {
    const asked = resource(
      (signal) => api.get<RequestsAnswer>('/admin/requests', { signal, query: { limit: 50 } }),
      { every: EVERY_MS, when: () => this.call === null },
    );
    $effect(() => {
      if (asked.data) {
        this.#take(asked.data.requests);
        this.known = true;
      }
    });
    $effect(() => (this.call === null ? live.onCalls((event) => this.#take([...event.calls].reverse())) : undefined));
  }

  // The newest first.
  #take(calls: readonly CallRow[]): void {
    const call = calls.find((one) => one.door !== PLAYGROUND);
    if (call && this.call === null) {
      this.fresh = this.known;
      this.call = call;
    }
  }
}
