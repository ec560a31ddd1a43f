/** Test calls to providers: which run, and what the last one of each said. */
import { SvelteMap } from 'svelte/reactivity';
import { api, asApiError } from '$lib/api/client';
import type { ProviderTest } from '$lib/api/types';

export interface Tested {
  at: number;
  running: boolean;
  result: ProviderTest | null;
  /** The test itself could not be made. */
  error: string | null;
}

export class Tester {
  readonly all = new SvelteMap<string, Tested>();

  of(name: string): Tested | undefined {
    return this.all.get(name);
  }

  async test(name: string): Promise<void> {
    if (this.of(name)?.running) {
      return;
    }
    this.all.set(name, { at: Date.now(), running: true, result: this.of(name)?.result ?? null, error: null });
    let result: ProviderTest | null = null;
    let error: string | null = null;
    try {
      result = await api.post<ProviderTest>(`/admin/providers/${encodeURIComponent(name)}/test`, {});
    } catch (thrown) {
      error = asApiError(thrown).message;
    }
    this.all.set(name, { at: Date.now(), running: false, result, error });
  }

  forget(name: string): void {
    this.all.delete(name);
  }
}
