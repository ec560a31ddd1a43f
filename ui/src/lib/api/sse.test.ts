import { describe, expect, it } from 'vitest';
import { SseParser, sseEvents, type SseEvent } from './sse';

const text = ': hello\n\nevent: tick\ndata: {"a":1}\n\ndata: one\r\ndata: two\r\nid: 7\r\n\r\ndata:[DONE]\r\rdata: cut';

function all(pieces: string[]): SseEvent[] {
  const parser = new SseParser();
  return pieces.flatMap((piece) => parser.push(piece));
}

describe('the parser of server-sent events', () => {
  it('reads events, comments, ids and any line end', () => {
    expect(all([text])).toEqual([
      { event: 'tick', data: '{"a":1}', id: '' },
      { event: 'message', data: 'one\ntwo', id: '7' },
      { event: 'message', data: '[DONE]', id: '7' },
    ]);
  });

  it('reads the same however it is cut', () => {
    const whole = all([text]);
    for (const size of [1, 2, 3, 7]) {
      const pieces = text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
      expect(all(pieces)).toEqual(whole);
    }
  });

  it('skips a byte order mark and events without data', () => {
    expect(all(['\uFEFFdata: x\n\nevent: empty\n\n'])).toEqual([{ event: 'message', data: 'x', id: '' }]);
  });

  it('reads letters that are cut between bytes', async () => {
    const bytes = new TextEncoder().encode('data: Grüße 🌍\n\n');
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        bytes.forEach((byte) => controller.enqueue(Uint8Array.of(byte)));
        controller.close();
      },
    });
    const events: string[] = [];
    for await (const { data } of sseEvents(body)) {
      events.push(data);
    }
    expect(events).toEqual(['Grüße 🌍']);
  });

  it('lets go of the body when the reader leaves', async () => {
    let cancelled = false;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new TextEncoder().encode('data: x\n\n')),
      cancel: () => {
        cancelled = true;
      },
    });
    for await (const _ of sseEvents(body)) {
      break;
    }
    expect(cancelled).toBe(true);
  });
});
