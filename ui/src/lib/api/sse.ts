/** Reads server-sent events from pieces of text that are cut anywhere. */

export interface SseEvent {
  event: string;
  data: string;
  id: string;
}

export class SseParser {
  #rest = '';
  #data: string[] = [];
  #event = '';
  #id = '';
  #begun = false;

  /** Takes the next piece; gives the events that are whole by it. */
  push(piece: string): SseEvent[] {
    const events: SseEvent[] = [];
    let text = this.#rest + piece;
    if (!this.#begun && text !== '') {
      this.#begun = true;
      text = text.replace(/^\uFEFF/, '');
    }
    let from = 0;
    for (;;) {
      const end = lineEnd(text, from);
      // A CR at the very end may be the first half of CR LF.
      if (end < 0 || (text[end] === '\r' && end === text.length - 1)) {
        break;
      }
      this.#line(text.slice(from, end), events);
      from = end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1);
    }
    this.#rest = text.slice(from);
    return events;
  }

  #line(line: string, events: SseEvent[]): void {
    if (line === '') {
      if (this.#data.length > 0) {
        events.push({ event: this.#event || 'message', data: this.#data.join('\n'), id: this.#id });
      }
      this.#data = [];
      this.#event = '';
      return;
    }
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1);
    if (field === 'data') {
      this.#data.push(value);
    } else if (field === 'event') {
      this.#event = value;
    } else if (field === 'id') {
      this.#id = value;
    }
  }
}

function lineEnd(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 10 || c === 13) {
      return i;
    }
  }
  return -1;
}

/** The events of a body as they come. An event that is not whole when the body ends is left out. */
export async function* sseEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<SseEvent> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const parser = new SseParser();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      const text = done ? decoder.decode() : decoder.decode(value, { stream: true });
      yield* parser.push(text);
      if (done) {
        return;
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
