/** Every screen, one line each: its word in the URL, and `g` + key goes there. */
import type { Component } from 'svelte';
import type { IconName } from '../lib/ui/icons';
import Dashboard from './dashboard/Dashboard.svelte';
import Requests from './requests/Requests.svelte';
import Playground from './playground/Playground.svelte';
import Start from './start/Start.svelte';
import Providers from './providers/Providers.svelte';
import Routing from './routing/Routing.svelte';
import Routes from './routes/Routes.svelte';
import SystemPrompt from './systemprompt/SystemPrompt.svelte';
import Guardrails from './guardrails/Guardrails.svelte';
import Cache from './cache/Cache.svelte';
import RateLimit from './ratelimit/RateLimit.svelte';
import Logging from './logging/Logging.svelte';
import Config from './config/Config.svelte';
import Audit from './audit/Audit.svelte';
import Gallery from './gallery/Gallery.svelte';

export type Group = 'Observe' | 'Try' | 'Route' | 'Policies' | 'System';

export interface Screen {
  /** The word in the URL; empty for the dashboard. */
  id: string;
  title: string;
  group: Group;
  icon: IconName;
  key: string;
  view: Component;
}

export const groups: readonly Group[] = ['Observe', 'Try', 'Route', 'Policies', 'System'];

// prettier-ignore
export const screens: readonly Screen[] = [
  { id: '', title: 'Dashboard', group: 'Observe', icon: 'dashboard', key: 'd', view: Dashboard },
  { id: 'requests', title: 'Requests', group: 'Observe', icon: 'requests', key: 'r', view: Requests },
  { id: 'playground', title: 'Playground', group: 'Try', icon: 'playground', key: 'p', view: Playground },
  { id: 'start', title: 'Get started', group: 'Try', icon: 'start', key: 's', view: Start },
  { id: 'providers', title: 'Providers', group: 'Route', icon: 'providers', key: 'v', view: Providers },
  { id: 'routing', title: 'Routing', group: 'Route', icon: 'routing', key: 'o', view: Routing },
  { id: 'routes', title: 'Egress routes', group: 'Route', icon: 'routes', key: 'e', view: Routes },
  { id: 'systemprompt', title: 'System prompt', group: 'Policies', icon: 'prompt', key: 'y', view: SystemPrompt },
  { id: 'guardrails', title: 'Guardrails', group: 'Policies', icon: 'shield', key: 'u', view: Guardrails },
  { id: 'cache', title: 'Cache', group: 'Policies', icon: 'cache', key: 'c', view: Cache },
  { id: 'ratelimit', title: 'Rate limits', group: 'Policies', icon: 'gauge', key: 'l', view: RateLimit },
  { id: 'logging', title: 'Logging', group: 'System', icon: 'logging', key: 'i', view: Logging },
  { id: 'config', title: 'Configuration', group: 'System', icon: 'config', key: 'f', view: Config },
  { id: 'audit', title: 'Audit', group: 'System', icon: 'audit', key: 'a', view: Audit },
  ...(import.meta.env.DEV || import.meta.env.MODE === 'gallery' ? [{ id: 'gallery', title: 'Gallery', group: 'System', icon: 'image', key: 'z', view: Gallery } as const] : []),
];

export const screenOf = (id: string): Screen | undefined => screens.find((screen) => screen.id === id);
