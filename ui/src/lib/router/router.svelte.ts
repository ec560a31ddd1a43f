/**
 * Where the page is. The URL is the state: screens keep their filters in the query by `param`, and links are
 * plain <a href={href('requests', { status: 'failed' })}>, which the router takes over.
 */
import { untrack } from 'svelte';
import { href, placeOf, withParams, type Params } from './location';

export { href } from './location';

interface Kept {
  y?: number;
}

class Router {
  screen = $state('');
  query = $state.raw(new URLSearchParams());
  /** Rises when another screen was gone to: the frame moves the focus then. */
  visits = $state(0);
  /** Where the page was scrolled when this place was left; 0 for a new one. */
  scroll = 0;

  /** Begins to follow the address; returns what ends it. */
  start(): () => void {
    history.scrollRestoration = 'manual';
    this.#read();
    const onPop = (event: PopStateEvent): void => {
      this.scroll = ((event.state ?? {}) as Kept).y ?? 0;
      this.#read();
    };
    const onClick = (event: MouseEvent): void => this.#follow(event);
    addEventListener('popstate', onPop);
    document.addEventListener('click', onClick);
    return () => {
      removeEventListener('popstate', onPop);
      document.removeEventListener('click', onClick);
    };
  }

  /** Goes to an address of the dashboard, as `href` makes it. */
  go(to: string, { replace = false }: { replace?: boolean } = {}): void {
    const url = new URL(to, location.href);
    const place = placeOf(url.pathname, url.search);
    if (!place) {
      location.href = to;
      return;
    }
    const other = place.screen !== untrack(() => this.screen);
    if (replace) {
      history.replaceState(history.state, '', url);
    } else {
      history.replaceState({ y: scrollY } satisfies Kept, '');
      history.pushState({}, '', url);
    }
    if (other) {
      this.scroll = 0;
    }
    this.#read();
  }

  /** Changes parameters of this screen's query and keeps the others. */
  set(params: Params, { push = false }: { push?: boolean } = {}): void {
    const query = untrack(() => withParams(this.query, params));
    if (query.toString() !== untrack(() => this.query.toString())) {
      this.go(href(untrack(() => this.screen), query), { replace: !push });
    }
  }

  #read(): void {
    const place = placeOf(location.pathname, location.search) ?? { screen: '', query: new URLSearchParams() };
    untrack(() => {
      if (place.screen !== this.screen) {
        this.visits++;
      }
    });
    this.screen = place.screen;
    this.query = place.query;
  }

  #follow(event: MouseEvent): void {
    const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    const link = (event.target as Element | null)?.closest?.('a[href]');
    if (!plain || event.defaultPrevented || !(link instanceof HTMLAnchorElement)) {
      return;
    }
    const foreign = link.origin !== location.origin || link.target || link.hasAttribute('download');
    if (foreign || link.getAttribute('href')?.startsWith('#') || !placeOf(link.pathname)) {
      return;
    }
    event.preventDefault();
    const url = new URL(link.href);
    this.go(link.href, { replace: url.href === location.href });
  }
}

export const router = new Router();

/** Goes to a screen: navigate('requests', { provider: 'openai' }). */
export function navigate(screen: string, params: Params = {}): void {
  router.go(href(screen, params));
}

/** One parameter of the query as state; its default is not in the URL. */
export interface Param<T extends string> {
  value: T;
}

/**
 * A parameter of this screen's query: `const range = param('range', '15m')`, then `range.value`, to read and to
 * set. `push` makes each change a step to go back from; otherwise it replaces the place.
 */
export function param<T extends string = string>(
  name: string,
  fallback: NoInfer<T>,
  { push = false, oneOf }: { push?: boolean; oneOf?: readonly T[] } = {},
): Param<T> {
  return {
    get value(): T {
      const value = router.query.get(name) as T | null;
      return value === null || (oneOf && !oneOf.includes(value)) ? fallback : value;
    },
    set value(next: T) {
      router.set({ [name]: next === fallback ? null : next }, { push });
    },
  };
}
