import { afterEach, beforeEach, expect, it, vi } from 'vitest';

// Enough of a browser's history for the router.
const listeners = new Map<string, (event: unknown) => void>();
const pages: { url: string; state: unknown }[] = [];
let at = 0;

function visit(url: string | URL): void {
  Object.assign(location, { href: String(new URL(url, 'http://gateway')), ...split(url) });
}

function split(url: string | URL): { pathname: string; search: string; origin: string } {
  const { pathname, search, origin } = new URL(url, 'http://gateway');
  return { pathname, search, origin };
}

const location = { href: '', pathname: '', search: '', origin: '' };
const history = {
  scrollRestoration: 'auto',
  get state() {
    return pages[at]?.state;
  },
  pushState(state: unknown, _: string, url: string) {
    pages.splice(++at, pages.length, { url: String(url), state });
    visit(url);
  },
  replaceState(state: unknown, _: string, url?: string) {
    pages[at] = { url: String(url ?? '') || (pages[at]?.url ?? ''), state };
    visit(pages[at]?.url ?? '');
  },
};

function back(): void {
  at--;
  visit(pages[at]?.url ?? '');
  listeners.get('popstate')?.({ state: pages[at]?.state });
}

beforeEach(() => {
  vi.resetModules();
  pages.length = 0;
  at = 0;
  pages.push({ url: '/admin/dashboard', state: null });
  visit('/admin/dashboard');
  vi.stubGlobal('location', location);
  vi.stubGlobal('history', history);
  vi.stubGlobal('scrollY', 0);
  vi.stubGlobal('addEventListener', (name: string, run: (event: unknown) => void) => listeners.set(name, run));
  vi.stubGlobal('removeEventListener', () => undefined);
  vi.stubGlobal('document', { addEventListener: () => undefined, removeEventListener: () => undefined });
});

afterEach(() => vi.unstubAllGlobals());

it('goes to screens and back, where the page was scrolled to', async () => {
  const { navigate, router } = await import('./router.svelte');
  router.start();
  vi.stubGlobal('scrollY', 420);
  navigate('requests', { status: 'failed' });
  expect([router.screen, router.query.get('status'), router.visits, router.scroll]).toEqual(['requests', 'failed', 1, 0]);
  back();
  expect([router.screen, router.visits, router.scroll]).toEqual(['', 2, 420]);
});

it('keeps state in the query without steps to go back from', async () => {
  const { param, router } = await import('./router.svelte');
  router.start();
  const range = param<'15m' | '1h'>('range', '15m', { oneOf: ['15m', '1h'] });
  expect(range.value).toBe('15m');
  range.value = '1h';
  expect([location.search, range.value, pages.length]).toEqual(['?range=1h', '1h', 1]);
  range.value = '15m';
  expect(location.search).toBe('');
  router.go('/admin/dashboard?range=no', { replace: true });
  expect(range.value).toBe('15m');
  expect(router.visits).toBe(0);
});

it('makes a step of a change if it is told to', async () => {
  const { param, router } = await import('./router.svelte');
  router.start();
  param('tab', '', { push: true }).value = 'history';
  expect(pages.length).toBe(2);
  back();
  expect(router.query.get('tab')).toBeNull();
});
