/** What the palette offers on every screen. */
import type { Action } from '../keys/actions.svelte';
import { live } from '../live/live.svelte';
import { navigate } from '../router/router.svelte';
import { session } from '../session/session.svelte';
import { look, type Theme } from '../theme/look.svelte';
import { screens } from '../../screens';
import { signOut } from './signout';

export function frameActions(help: () => void): Action[] {
  const list: Action[] = screens.map(({ id, title, icon, key, group }) => ({
    id: `go.${id}`,
    label: title,
    words: group,
    icon,
    key: `g ${key}`,
    run: () => navigate(id),
  }));
  const theme = (name: Theme, icon: Action['icon']): Action => ({
    id: `theme.${name}`,
    label: `Theme: ${name}`,
    words: 'dark light colour color appearance',
    group: 'Look',
    icon,
    run: () => look.set(name),
  });
  list.push(
    {
      id: 'live',
      label: live.paused ? 'Resume live data' : 'Pause live data',
      icon: live.paused ? 'play' : 'pause',
      key: 'x',
      run: () => live.toggle(),
    },
    theme('system', 'monitor'),
    theme('light', 'sun'),
    theme('dark', 'moon'),
    {
      id: 'density',
      label: look.density === 'compact' ? 'Density: comfortable' : 'Density: compact',
      group: 'Look',
      icon: 'rows',
      run: () => look.setDensity(look.density === 'compact' ? 'comfortable' : 'compact'),
    },
    {
      id: 'nav',
      label: look.narrowNav ? 'Widen the navigation' : 'Collapse the navigation',
      group: 'Look',
      icon: 'sidebar',
      run: () => look.setNarrowNav(!look.narrowNav),
    },
    { id: 'help', label: 'Show the keys', icon: 'help', key: '?', run: help },
  );
  if (session.tokenRequired) {
    list.push({ id: 'signout', label: 'Sign out', icon: 'signOut', run: () => void signOut() });
  }
  return list;
}
