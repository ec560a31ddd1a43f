/**
 * The one stream of live data, shared by all screens. Subscribe within an effect:
 * `$effect(() => live.onTick((tick) => …))`; each subscription gives what ends it.
 */
import { untrack } from 'svelte';
import { network } from '../api/network.svelte';
import type { CallsEvent, ChangeEvent, Tick } from '../api/types';
import { session } from '../session/session.svelte';
import { browserWorld, Connection, type Link, type World } from './connection';

export type LiveState = 'connecting' | 'live' | 'paused' | 'offline';

const RING = 900;
const URL_PLAIN = '/admin/events';

type Off = () => void;

export class Live {
  /** The newest tick; null until one came. */
  tick = $state.raw<Tick | null>(null);
  /** The ticks of the last 15 minutes that this page saw, oldest first. */
  ring = $state.raw<readonly Tick[]>([]);
  /** True if the user stopped the live data. */
  paused = $state(false);
  /** Rises when live data come again after a gap: what shows a series loads it anew. */
  gaps = $state(0);
  /** Why there are no live data, in words; null if there are. */
  trouble = $state<string | null>(null);
  #link = $state<Link>('closed');
  #hidden = false;
  #started = false;
  #hadGap = false;
  #url = '';

  readonly #ticks = new Set<(tick: Tick) => void>();
  readonly #calls = new Set<(calls: CallsEvent) => void>();
  readonly #changes = new Set<(change: ChangeEvent) => void>();
  readonly #connection: Connection;

  constructor(world: World = browserWorld) {
    this.#connection = new Connection(world, ['tick', 'calls', 'change'], {
      link: (state) => this.#linked(state),
      refused: (status) => this.#refused(status),
      event: (type, data) => this.#took(type, data),
    });
  }

  get state(): LiveState {
    if (this.paused) {
      return 'paused';
    }
    if (this.#link === 'open') {
      return 'live';
    }
    return this.trouble !== null || this.#link === 'waiting' ? 'offline' : 'connecting';
  }

  /** Begins to listen; returns what ends it. */
  start(): Off {
    this.#started = true;
    const seen = (): void => this.seen(!document.hidden);
    document.addEventListener('visibilitychange', seen);
    untrack(seen);
    return () => {
      this.#started = false;
      document.removeEventListener('visibilitychange', seen);
      this.#connection.close();
    };
  }

  /** Tells whether the page is seen: a hidden one does not listen. */
  seen(visible: boolean): void {
    this.#started = true;
    this.#hidden = !visible;
    this.#adjust();
  }

  pause(): void {
    this.paused = true;
    this.#adjust();
  }

  resume(): void {
    this.paused = false;
    this.#adjust();
  }

  /** Tries at once, if it waits to. */
  retry(): void {
    if (this.#link === 'waiting' && this.#url !== '') {
      this.#connection.open(this.#url);
    }
  }

  toggle(): void {
    if (this.paused) {
      this.resume();
    } else {
      this.pause();
    }
  }

  onTick(take: (tick: Tick) => void): Off {
    this.#ticks.add(take);
    return () => this.#ticks.delete(take);
  }

  /** Each finished call as a row. The gateway sends them only while somebody takes them. */
  onCalls(take: (calls: CallsEvent) => void): Off {
    this.#calls.add(take);
    queueMicrotask(() => this.#adjust());
    return () => {
      this.#calls.delete(take);
      queueMicrotask(() => this.#adjust());
    };
  }

  /** A setting or the file was changed, or a provider's state. */
  onChange(take: (change: ChangeEvent) => void): Off {
    this.#changes.add(take);
    return () => this.#changes.delete(take);
  }

  #adjust(): void {
    if (!this.#started) {
      return;
    }
    const url = this.paused || this.#hidden ? '' : URL_PLAIN + (this.#calls.size > 0 ? '?calls=true' : '');
    if (url === this.#url) {
      return;
    }
    // Only another query: the gap is a moment, not worth a reload of everything.
    this.#hadGap ||= url === '' && this.#url !== '';
    this.#url = url;
    if (url === '') {
      this.#connection.close();
    } else {
      this.#connection.open(url);
    }
  }

  #linked(state: Link): void {
    this.#link = state;
    if (state === 'open') {
      this.trouble = null;
      network.answered();
      if (this.#hadGap) {
        this.#hadGap = false;
        this.gaps++;
      }
    } else if (state === 'waiting') {
      this.#hadGap = true;
      this.trouble ??= 'The connection to the gateway was lost.';
    }
  }

  #refused(status: number): void {
    if (status === 401) {
      session.refused();
    } else if (status === 404) {
      this.trouble = 'This gateway does not send live data.';
    } else if (status === 0) {
      network.lost();
      this.trouble = 'The gateway cannot be reached.';
    } else if (status !== 200) {
      this.trouble = `The gateway refuses live data (${status}).`;
    }
  }

  #took(type: string, data: unknown): void {
    if (type === 'tick') {
      const tick = data as Tick;
      this.tick = tick;
      this.ring = [...this.ring.slice(-(RING - 1)), tick];
      this.#ticks.forEach((take) => take(tick));
    } else if (type === 'calls') {
      this.#calls.forEach((take) => take(data as CallsEvent));
    } else if (type === 'change') {
      this.#changes.forEach((take) => take(data as ChangeEvent));
    }
  }
}

export const live = new Live();
