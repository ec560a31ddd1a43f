/**
 * What the command palette offers besides the screens. A screen adds actions while it is shown:
 * `actions.use(() => [{ id: 'cache.clear', label: 'Clear the cache', icon: 'trash', run }])`.
 */
import type { IconName } from '../ui/icons';

export interface Action {
  id: string;
  label: string;
  /** Other words to find it by. */
  words?: string;
  icon?: IconName;
  group?: string;
  /** As in a KeyBinding; only shown. */
  key?: string;
  run: () => void;
}

class Actions {
  all = $state.raw<readonly Action[]>([]);
  #now: readonly Action[] = [];

  /** Adds actions until the component is left. */
  use(list: Action[] | (() => Action[])): void {
    $effect(() => this.add(typeof list === 'function' ? list() : list));
  }

  add(list: Action[]): () => void {
    const mine = new Set(list);
    this.all = this.#now = [...this.#now, ...list];
    return () => {
      this.all = this.#now = this.#now.filter((one) => !mine.has(one));
    };
  }
}

export const actions = new Actions();

/** How well a text fits what was typed: 0 not at all, the higher the better. */
export function fit(typed: string, text: string): number {
  const query = typed.trim().toLowerCase();
  const lower = text.toLowerCase();
  if (query === '') {
    return 1;
  }
  if (lower.startsWith(query)) {
    return 4;
  }
  if (lower.includes(` ${query}`)) {
    return 3;
  }
  if (lower.includes(query)) {
    return 2;
  }
  let at = 0;
  for (const letter of query) {
    at = lower.indexOf(letter, at) + 1;
    if (at === 0) {
      return 0;
    }
  }
  return 1;
}
