/** The admin API: JSON in and out, tags for changes. Errors are thrown as ApiError. */
import { session } from '../session/session.svelte';
import { ApiError, errorOf, isAbort } from './error';
import { network } from './network.svelte';

export { ApiError, asApiError, isAbort } from './error';

type QueryValue = string | number | boolean | null | undefined;

export interface Ask {
  signal?: AbortSignal;
  /** Parameters of the query; null, undefined and '' are left out. */
  query?: Record<string, QueryValue>;
  headers?: Record<string, string>;
  /** Only if the thing still has this tag; a 412 is thrown otherwise. */
  ifMatch?: string | null;
}

/** An answer with the tag that a change of it must name. */
export interface Tagged<T> {
  data: T;
  etag: string | null;
}

async function send(method: string, path: string, body: unknown, ask: Ask): Promise<Response> {
  const headers = new Headers(ask.headers);
  if (body !== undefined) {
    headers.set('content-type', 'application/json');
  }
  if (ask.ifMatch) {
    headers.set('if-match', ask.ifMatch);
  }
  let answer: Response;
  try {
    answer = await fetch(withQuery(path, ask.query), {
      method,
      headers,
      body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
      signal: ask.signal,
      credentials: 'same-origin',
      cache: 'no-store',
    });
  } catch (error) {
    if (isAbort(error) || ask.signal?.aborted) {
      throw error;
    }
    network.lost();
    throw new ApiError('The gateway cannot be reached.', 0);
  }
  network.answered();
  if (!answer.ok) {
    const error = errorOf(answer.status, answer.headers, await json(answer).catch(() => null));
    if (answer.status === 401 && path.startsWith('/admin/') && path !== '/admin/session' && path !== '/admin/playground') {
      session.refused();
    }
    throw error;
  }
  return answer;
}

function withQuery(path: string, query: Ask['query']): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== null && value !== undefined && value !== '') {
      params.set(name, String(value));
    }
  }
  const text = params.toString();
  return text ? `${path}?${text}` : path;
}

async function json(answer: Response): Promise<unknown> {
  const text = await answer.text();
  return text === '' ? null : JSON.parse(text);
}

async function tagged<T>(method: string, path: string, body: unknown, ask: Ask): Promise<Tagged<T>> {
  const answer = await send(method, path, body, ask);
  const etag = answer.headers.get('etag');
  try {
    return { data: (await json(answer)) as T, etag };
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw new ApiError('The gateway answered something that is not JSON.', answer.status);
    }
    if (isAbort(error) || ask.signal?.aborted) {
      throw error;
    }
    network.lost();
    throw new ApiError('The connection broke while the answer came.', 0);
  }
}

export const api = {
  get: async <T>(path: string, ask: Ask = {}): Promise<T> => (await tagged<T>('GET', path, undefined, ask)).data,
  getTagged: <T>(path: string, ask: Ask = {}): Promise<Tagged<T>> => tagged<T>('GET', path, undefined, ask),
  post: async <T>(path: string, body: unknown, ask: Ask = {}): Promise<T> =>
    (await tagged<T>('POST', path, body, ask)).data,
  postTagged: <T>(path: string, body: unknown, ask: Ask = {}): Promise<Tagged<T>> =>
    tagged<T>('POST', path, body, ask),
  del: async <T>(path: string, ask: Ask = {}): Promise<T> => (await tagged<T>('DELETE', path, undefined, ask)).data,
  delTagged: <T>(path: string, ask: Ask = {}): Promise<Tagged<T>> => tagged<T>('DELETE', path, undefined, ask),

  /** The answer as text: a file to download. */
  text: async (path: string, ask: Ask = {}): Promise<string> => (await send('GET', path, undefined, ask)).text(),
};
