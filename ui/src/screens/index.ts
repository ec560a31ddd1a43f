/** Every screen, one line each: its word in the URL, and `g` + key goes there. */
import type { Component } from 'svelte';
import type { IconName } from '../lib/ui/icons';

export type Group = 'Observe' | 'Try' | 'Route' | 'Policies' | 'System';

export interface Screen {
  /** The word in the URL; empty for the dashboard. */
  id: string;
  title: string;
  group: Group;
  icon: IconName;
  key: string;
  load: () => Promise<{ default: Component }>;
}

export const groups: readonly Group[] = ['Observe', 'Try', 'Route', 'Policies', 'System'];

// prettier-ignore
export const screens: readonly Screen[] = [
  { id: '', title: 'Dashboard', group: 'Observe', icon: 'dashboard', key: 'd', load: () => import('./dashboard/Dashboard.svelte') },
  { id: 'requests', title: 'Requests', group: 'Observe', icon: 'requests', key: 'r', load: () => import('./requests/Requests.svelte') },
  { id: 'playground', title: 'Playground', group: 'Try', icon: 'playground', key: 'p', load: () => import('./playground/Playground.svelte') },
  { id: 'start', title: 'Get started', group: 'Try', icon: 'start', key: 's', load: () => import('./start/Start.svelte') },
  { id: 'providers', title: 'Providers', group: 'Route', icon: 'providers', key: 'v', load: () => import('./providers/Providers.svelte') },
  { id: 'routing', title: 'Routing', group: 'Route', icon: 'routing', key: 'o', load: () => import('./routing/Routing.svelte') },
  { id: 'routes', title: 'Egress routes', group: 'Route', icon: 'routes', key: 'e', load: () => import('./routes/Routes.svelte') },
  { id: 'systemprompt', title: 'System prompt', group: 'Policies', icon: 'prompt', key: 'y', load: () => import('./systemprompt/SystemPrompt.svelte') },
  { id: 'guardrails', title: 'Guardrails', group: 'Policies', icon: 'shield', key: 'u', load: () => import('./guardrails/Guardrails.svelte') },
  { id: 'cache', title: 'Cache', group: 'Policies', icon: 'cache', key: 'c', load: () => import('./cache/Cache.svelte') },
  { id: 'ratelimit', title: 'Rate limits', group: 'Policies', icon: 'gauge', key: 'l', load: () => import('./ratelimit/RateLimit.svelte') },
  { id: 'logging', title: 'Logging', group: 'System', icon: 'logging', key: 'i', load: () => import('./logging/Logging.svelte') },
  { id: 'config', title: 'Configuration', group: 'System', icon: 'config', key: 'f', load: () => import('./config/Config.svelte') },
  { id: 'audit', title: 'Audit', group: 'System', icon: 'audit', key: 'a', load: () => import('./audit/Audit.svelte') },
  ...(import.meta.env.DEV || import.meta.env.MODE === 'gallery' ? [{ id: 'gallery', title: 'Gallery', group: 'System', icon: 'image', key: 'z', load: () => import('./gallery/Gallery.svelte') } as const] : []),
];

export const screenOf = (id: string): Screen | undefined => screens.find((screen) => screen.id === id);
