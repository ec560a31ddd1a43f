/** The keys that hold on every screen. */
import type { KeyBinding } from '../keys/keys.svelte';
import { live } from '../live/live.svelte';
import { navigate } from '../router/router.svelte';
import { look } from '../theme/look.svelte';
import { screens } from '../../screens';

interface Opens {
  palette: () => void;
  help: () => void;
}

export function frameKeys({ palette, help }: Opens): KeyBinding[] {
  return [
    { key: 'mod+k', label: 'Search screens and actions', group: 'Everywhere', whileTyping: true, run: palette },
    { key: '/', label: 'Go to the filter', group: 'Everywhere', run: focusFilter },
    { key: '?', label: 'Show the keys', group: 'Everywhere', run: help },
    { key: 't', label: 'Change the theme', group: 'Everywhere', run: () => look.nextTheme() },
    { key: 'x', label: 'Pause or resume live data', group: 'Everywhere', run: () => live.toggle() },
    ...screens.map(({ id, title, key }) => ({
      key: `g ${key}`,
      label: title,
      group: 'Go to',
      run: () => navigate(id),
    })),
  ];
}

// A screen marks its filter with data-filter; without one the key is the browser's.
function focusFilter(): boolean {
  const filter = document.querySelector<HTMLInputElement>('main [data-filter]');
  filter?.focus();
  filter?.select?.();
  return filter !== null;
}
