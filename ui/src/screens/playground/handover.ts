/** Opens a request of elsewhere in the playground. */
import { router } from '$lib/router/router.svelte';
import { bench } from './bench.svelte';
import { playgroundHref } from './config';

/** `provider`: the value of x-llm-provider, or ''. The prompt that was there can be had back by Undo. */
export function openInPlayground(request: Record<string, unknown>, provider = ''): void {
  router.go(playgroundHref(bench.take(request, provider)));
}
