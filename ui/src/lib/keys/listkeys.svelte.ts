/**
 * j/k, arrows and Enter for a list of any elements: `<ul {@attach listKeys({ item: '[data-item]' })}>`.
 * The items are focused; Enter is theirs (they are links or buttons). j and k work from anywhere on the screen
 * for the list that was shown last, arrows only within it.
 */
import type { Attachment } from 'svelte/attachments';
import { keys } from './keys.svelte';
import { stepOf, stepped } from './listnav';

export interface ListKeys {
  /** Selects the items within the list. */
  item: string;
  /** Called with the item that a step went to. */
  onStep?: (item: HTMLElement, index: number) => void;
}

export function listKeys({ item, onStep }: ListKeys): Attachment<HTMLElement> {
  return (list) => {
    const go = (key: string): boolean => {
      const step = stepOf(key);
      const items = [...list.querySelectorAll<HTMLElement>(item)];
      if (!step || items.length === 0) {
        return false;
      }
      const active = document.activeElement;
      const index = stepped(items.findIndex((one) => one === active || one.contains(active)), step, items.length);
      const next = items[index];
      next?.focus();
      next?.scrollIntoView({ block: 'nearest' });
      if (next) {
        onStep?.(next, index);
      }
      return true;
    };
    const onKey = (event: KeyboardEvent): void => {
      const own = (event.target as HTMLElement).closest(item);
      const arrow = event.key.length > 1;
      if (own && arrow && !event.ctrlKey && !event.metaKey && !event.altKey && go(event.key)) {
        event.preventDefault();
      }
    };
    list.addEventListener('keydown', onKey);
    const off = keys.add([
      { key: 'j', label: 'Next in the list', group: 'Lists', run: () => go('j') },
      { key: 'k', label: 'Previous in the list', group: 'Lists', run: () => go('k') },
    ]);
    return () => {
      list.removeEventListener('keydown', onKey);
      off();
    };
  };
}
