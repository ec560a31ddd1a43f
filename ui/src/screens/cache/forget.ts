/** Asks, forgets kept answers, and says how many there were. */
import { api } from '$lib/api/client';
import type { Schemas } from '$lib/api/types';
import { plural } from '$lib/format/format';
import { confirm } from '$ui/confirm.svelte';
import { toast } from '$ui/toasts.svelte';

export interface Forgetting {
  /** As `all answers` or `answers of groq`. */
  what: string;
  text: string;
  action: string;
  provider?: string;
  model?: string;
  /** Only this one. */
  key?: string;
}

const SINCE = 'The next call that asks for one of them goes to a provider again. This cannot be undone.';

/** True if they are gone. */
export async function forget({ what, text, action, provider, model, key }: Forgetting): Promise<boolean> {
  if (!(await confirm({ title: `Forget ${what}?`, text: `${text} ${SINCE}`, action }))) {
    return false;
  }
  try {
    if (key) {
      await api.del(`/admin/cache/${encodeURIComponent(key)}`);
      toast.good('The answer is forgotten');
    } else {
      const { removed } = await api.del<Schemas['Cleared']>('/admin/cache', { query: { provider, model } });
      toast.good(`${plural(removed, 'answer')} forgotten`);
    }
    return true;
  } catch (error) {
    toast.bad(error);
    return false;
  }
}
