/** What went wrong when the admin API was asked. `status` 0 means that the gateway was not reached. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    message: string,
    readonly status: number,
    /** The field at fault, as the server names it. */
    readonly param: string | null = null,
    readonly code: string | null = null,
    readonly type: string | null = null,
    readonly headers: Headers = new Headers(),
    /** The tag of what stands there now, with a 412. */
    readonly etag: string | null = null,
  ) {
    super(message);
  }

  get unreachable(): boolean {
    return this.status === 0;
  }

  get notFound(): boolean {
    return this.status === 404;
  }

  get conflict(): boolean {
    return this.status === 412;
  }
}

/** True if a request was given up by the page itself: nothing to tell. */
export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

/** Any thrown thing as an ApiError, to show. */
export function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) {
    return error;
  }
  return new ApiError(error instanceof Error ? error.message : String(error), -1);
}

/** Reads the error form of the API; other bodies give a plain sentence with the status. */
export function errorOf(status: number, headers: Headers, body: unknown): ApiError {
  const given = (body as { error?: Record<string, unknown> } | null)?.error;
  const text = (name: string): string | null => (typeof given?.[name] === 'string' ? (given[name] as string) : null);
  return new ApiError(
    text('message') ?? `The gateway answered ${status}.`,
    status,
    text('param'),
    text('code'),
    text('type'),
    headers,
    headers.get('etag'),
  );
}
