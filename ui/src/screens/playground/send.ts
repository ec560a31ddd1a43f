/** Sends a request to POST /admin/playground and hands the answer on as it comes. */
import { ApiError, errorOf } from '$lib/api/error';
import { network } from '$lib/api/network.svelte';
import { SseParser } from '$lib/api/sse';
import { session } from '$lib/session/session.svelte';

/** Which way the call went; from the answer's header fields. */
export interface Served {
  status: number;
  requestId: string | null;
  provider: string | null;
  model: string | null;
  attempts: number | null;
  cache: string | null;
  dropped: string[];
}

export interface Takes {
  served(served: Served): void;
  /** A chunk of a stream, or the whole answer. */
  piece(json: unknown): void;
}

// No cache mode is set: 'no-store' would make the browser ask the gateway to skip its cache.
export async function send(body: string, headers: Record<string, string>, signal: AbortSignal, take: Takes): Promise<void> {
  let answer: Response;
  try {
    answer = await fetch('/admin/playground', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream, application/json', ...headers },
      body,
      signal,
      credentials: 'same-origin',
    });
  } catch (error) {
    if (signal.aborted) {
      throw error;
    }
    network.lost();
    throw new ApiError('The gateway cannot be reached.', 0);
  }
  network.answered();
  const served = servedOf(answer.status, answer.headers);
  take.served(served);
  // A call has an id; a refusal without one is the admin port's own.
  if (answer.status === 401 && served.requestId === null) {
    session.refused();
  }
  if (answer.ok && answer.body && answer.headers.get('content-type')?.startsWith('text/event-stream')) {
    return stream(answer.body, signal, served, take);
  }
  const json = parsed(await answer.text());
  if (!answer.ok || json === undefined) {
    throw errorOf(answer.status, answer.headers, json);
  }
  take.piece(json);
}

export function servedOf(status: number, headers: Headers): Served {
  return {
    status,
    requestId: headers.get('x-request-id'),
    provider: headers.get('x-gateway-provider'),
    model: headers.get('x-gateway-model'),
    attempts: headers.has('x-gateway-attempts') ? Number(headers.get('x-gateway-attempts')) : null,
    cache: headers.get('x-cache'),
    dropped: (headers.get('x-gateway-dropped') ?? '').split(',').flatMap((name) => name.trim() || []),
  };
}

async function stream(body: ReadableStream<Uint8Array>, signal: AbortSignal, served: Served, take: Takes): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const parser = new SseParser();
  const late = new LateServed();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      const text = done ? decoder.decode() : decoder.decode(value, { stream: true });
      const known = served.provider === null ? late.push(text) : null;
      if (known) {
        take.served({ ...served, ...known });
      }
      for (const { data } of parser.push(text)) {
        if (data === '[DONE]') {
          return;
        }
        const json = parsed(data) as { error?: unknown } | undefined;
        if (json?.error) {
          throw errorOf(served.status, new Headers(), json);
        }
        take.piece(json);
      }
      if (done) {
        throw new ApiError('The answer broke off before its end.', served.status);
      }
    }
  } catch (error) {
    if (signal.aborted || error instanceof ApiError) {
      throw error;
    }
    throw new ApiError('The connection broke while the answer came.', 0);
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** Reads who served from a comment: after a long silence the head is sent before that is known. */
export class LateServed {
  #tail = '';

  push(text: string): Pick<Served, 'provider' | 'model' | 'attempts'> | null {
    this.#tail = (this.#tail + text).slice(-4_000);
    const found = /^: ?x-gateway-provider: (.+), x-gateway-model: (.+), x-gateway-attempts: (\d+)\r?$/m.exec(this.#tail);
    if (!found || !this.#tail.includes('\n', found.index)) {
      return null;
    }
    return { provider: found[1] ?? null, model: found[2] ?? null, attempts: Number(found[3]) };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
