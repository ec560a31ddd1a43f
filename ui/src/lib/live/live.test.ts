import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Source, World } from './connection';
import { Live } from './live.svelte';

class FakeSource implements Source {
  readyState = 0;
  onopen: ((event: Event) => void) | null = null;
  onerror: ((event: Event) => void) | null = null;
  closed = false;
  readonly listeners = new Map<string, (event: MessageEvent) => void>();

  constructor(readonly url: string) {}

  addEventListener(type: string, listener: (event: MessageEvent) => void): void {
    this.listeners.set(type, listener);
  }

  close(): void {
    this.closed = true;
  }

  open(): void {
    this.readyState = 1;
    this.onopen?.({} as Event);
  }

  fail(refused = false): void {
    this.readyState = refused ? 2 : 0;
    this.onerror?.({} as Event);
  }

  send(type: string, data: unknown): void {
    const text = typeof data === 'string' ? data : JSON.stringify(data);
    this.listeners.get(type)?.({ data: text } as MessageEvent);
  }
}

let sources: FakeSource[];
let waits: { run: () => void; ms: number }[];
let status: number;
let live: Live;

const world: World = {
  open: (url) => {
    const source = new FakeSource(url);
    sources.push(source);
    return source;
  },
  probe: () => Promise.resolve(status),
  later: (run, ms) => {
    const wait = { run, ms };
    waits.push(wait);
    return wait;
  },
  cancel: (timer) => {
    waits = waits.filter((wait) => wait !== timer);
  },
};

const newest = (): FakeSource => sources.at(-1) as FakeSource;
const open = (): FakeSource[] => sources.filter((source) => !source.closed);

function waitIsOver(): void {
  waits.shift()?.run();
}

beforeEach(() => {
  sources = [];
  waits = [];
  status = 200;
  live = new Live(world);
  live.seen(true);
});

describe('the live data', () => {
  it('come by one connection, to all', () => {
    expect(live.state).toBe('connecting');
    newest().open();
    const one = vi.fn();
    const other = vi.fn();
    live.onTick(one);
    live.onTick(other)();
    newest().send('tick', { time: 1, calls: 3 });
    newest().send('tick', 'no json');
    expect(live.state).toBe('live');
    expect(live.tick?.calls).toBe(3);
    expect(one).toHaveBeenCalledOnce();
    expect(other).not.toHaveBeenCalled();
    expect(sources).toHaveLength(1);
  });

  it('remember 15 minutes', () => {
    newest().open();
    for (let time = 0; time < 1000; time++) {
      newest().send('tick', { time });
    }
    expect([live.ring.length, live.ring[0]?.time, live.ring.at(-1)?.time]).toEqual([900, 100, 999]);
  });

  it('come again after a break, later and later, and tell of the gap', () => {
    newest().open();
    const waited: (number | undefined)[] = [];
    for (let i = 0; i < 7; i++) {
      newest().fail();
      expect(live.state).toBe('offline');
      waited.push(waits[0]?.ms);
      waitIsOver();
    }
    expect(waited).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
    newest().open();
    expect([live.state, live.trouble, live.gaps, open().length]).toEqual(['live', null, 1, 1]);
    newest().fail();
    expect(waits[0]?.ms).toBe(1000);
  });

  it('are tried at once when the gateway is back', () => {
    newest().fail();
    live.retry();
    expect([sources.length, waits.length]).toEqual([2, 0]);
  });

  it('say that a gateway has none', async () => {
    status = 404;
    newest().fail(true);
    await Promise.resolve();
    expect([live.state, live.trouble]).toEqual(['offline', 'This gateway does not send live data.']);
    waitIsOver();
    expect(live.state).toBe('offline');
  });

  it('do not come to a hidden page, nor to one that is paused', () => {
    newest().open();
    live.seen(false);
    expect(open()).toHaveLength(0);
    live.pause();
    live.seen(true);
    expect([live.state, open().length]).toEqual(['paused', 0]);
    live.resume();
    newest().open();
    expect([live.state, open().length, live.gaps]).toEqual(['live', 1, 1]);
  });

  it('have calls only while somebody takes them', async () => {
    newest().open();
    const take = vi.fn();
    const off = live.onCalls(take);
    await Promise.resolve();
    expect(newest().url).toBe('/admin/events?calls=true');
    newest().open();
    newest().send('calls', { calls: [], skipped: 2 });
    expect(take).toHaveBeenCalledWith({ calls: [], skipped: 2 });
    off();
    await Promise.resolve();
    expect([newest().url, open().length, live.gaps]).toEqual(['/admin/events', 1, 0]);
  });

  it('are not taken from a connection that was left', () => {
    const old = newest();
    old.open();
    live.pause();
    live.resume();
    old.send('tick', { time: 5 });
    old.fail();
    expect([live.tick, waits.length]).toEqual([null, 0]);
  });
});
