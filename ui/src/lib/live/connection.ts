/** One EventSource with reconnection. Knows nothing of runes; the world is handed in, for tests. */

/** What is used of an EventSource. */
export interface Source {
  onopen: ((event: Event) => void) | null;
  onerror: ((event: Event) => void) | null;
  addEventListener(type: string, listener: (event: MessageEvent) => void): void;
  close(): void;
}

export interface World {
  open(url: string): Source;
  /** The status of the route, when the source was refused; 0 if it is not reached. */
  probe(url: string): Promise<number>;
  later(run: () => void, ms: number): unknown;
  cancel(timer: unknown): void;
}

export type Link = 'connecting' | 'open' | 'waiting' | 'closed';

export interface Listener {
  link(state: Link): void;
  /** The route refused, with this status. */
  refused(status: number): void;
  event(type: string, data: unknown): void;
}

const FIRST_MS = 1_000;
const MOST_MS = 30_000;

export class Connection {
  #source: Source | null = null;
  #timer: unknown = null;
  #wait = FIRST_MS;
  #url = '';

  constructor(
    private readonly world: World,
    private readonly types: readonly string[],
    private readonly listener: Listener,
  ) {}

  /** Connects, in place of any connection that is open. */
  open(url: string): void {
    this.#drop();
    this.#url = url;
    this.listener.link('connecting');
    const source = this.world.open(url);
    this.#source = source;
    source.onopen = () => {
      this.#wait = FIRST_MS;
      this.listener.link('open');
    };
    source.onerror = () => this.#failed(source);
    for (const type of this.types) {
      source.addEventListener(type, (event) => this.#took(source, type, event));
    }
  }

  /** Ends the connection and does not try again. */
  close(): void {
    this.#drop();
    this.listener.link('closed');
  }

  #took(source: Source, type: string, event: MessageEvent): void {
    if (source !== this.#source) {
      return;
    }
    let data: unknown;
    try {
      data = JSON.parse(String(event.data));
    } catch {
      return;
    }
    this.listener.event(type, data);
  }

  // The browser would try again by itself after a broken connection, but not after a refusal: we do both alike.
  #failed(source: Source): void {
    if (source !== this.#source) {
      return;
    }
    const url = this.#url;
    this.#drop();
    this.listener.link('waiting');
    // A source does not say whether it was refused, broken off, or reached nobody.
    void this.world.probe(url).then((status) => this.listener.refused(status));
    this.#timer = this.world.later(() => this.open(url), this.#wait);
    this.#wait = Math.min(this.#wait * 2, MOST_MS);
  }

  #drop(): void {
    if (this.#timer !== null) {
      this.world.cancel(this.#timer);
      this.#timer = null;
    }
    this.#source?.close();
    this.#source = null;
  }
}

/** The browser's world. */
export const browserWorld: World = {
  open: (url) => new EventSource(url),
  async probe(url) {
    const leave = new AbortController();
    try {
      const answer = await fetch(url, { headers: { accept: 'text/event-stream' }, signal: leave.signal });
      return answer.status;
    } catch {
      return 0;
    } finally {
      leave.abort();
    }
  },
  later: (run, ms) => setTimeout(run, ms),
  cancel: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
};
