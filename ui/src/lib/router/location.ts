/** Addresses of the dashboard: /admin/dashboard/{screen}?query. Pure, for the router and its tests. */

export const BASE = '/admin/dashboard';

export interface Place {
  /** The screen's word; empty for the dashboard. */
  screen: string;
  query: URLSearchParams;
}

export type Params = Record<string, string | number | boolean | null | undefined>;

/** The place that an address names; null if it is none of the dashboard's. */
export function placeOf(pathname: string, search = ''): Place | null {
  const path = pathname.replace(/\/+$/, '');
  if (path !== '' && path !== BASE && !path.startsWith(`${BASE}/`)) {
    return null;
  }
  let screen = path.startsWith(`${BASE}/`) ? path.slice(BASE.length + 1) : '';
  try {
    screen = decodeURIComponent(screen);
  } catch {
    // As it is: no screen has such a name, and the page says so.
  }
  return { screen, query: new URLSearchParams(search) };
}

/** The address of a screen; parameters that are null, undefined or '' are left out. */
export function href(screen: string, params: Params | URLSearchParams = {}): string {
  const query = params instanceof URLSearchParams ? params : toQuery(params);
  const text = query.toString();
  return BASE + (screen ? `/${encodeURIComponent(screen)}` : '') + (text ? `?${text}` : '');
}

/** The query with some parameters changed, the others kept. */
export function withParams(query: URLSearchParams, params: Params): URLSearchParams {
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(params)) {
    if (value === null || value === undefined || value === '') {
      next.delete(name);
    } else {
      next.set(name, String(value));
    }
  }
  return next;
}

function toQuery(params: Params): URLSearchParams {
  return withParams(new URLSearchParams(), params);
}
