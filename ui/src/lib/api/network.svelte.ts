/** Whether the gateway can be reached. Once it cannot, it is asked again, less and less often, until it answers. */

const WAITS = [1, 2, 4, 8, 10];

class Network {
  reachable = $state(true);
  /** Rises each time the gateway can be reached again: loaders that failed begin anew. */
  returns = $state(0);
  /** Seconds until the next try; null if it can be reached. */
  retryIn = $state<number | null>(null);
  #tries = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** A request did not reach the gateway. */
  lost(): void {
    if (this.reachable) {
      this.reachable = false;
      this.#tries = 0;
      this.#wait();
    }
  }

  /** The gateway answered something. */
  answered(): void {
    if (!this.reachable) {
      clearTimeout(this.#timer);
      this.reachable = true;
      this.retryIn = null;
      this.returns++;
    }
  }

  /** Tries at once. */
  retry(): void {
    clearTimeout(this.#timer);
    void this.#ask();
  }

  #wait(): void {
    this.retryIn = WAITS[Math.min(this.#tries++, WAITS.length - 1)] ?? 10;
    const second = (): void => {
      this.retryIn = Math.max(0, (this.retryIn ?? 1) - 1);
      if (this.retryIn > 0) {
        this.#timer = setTimeout(second, 1000);
      } else {
        void this.#ask();
      }
    };
    this.#timer = setTimeout(second, 1000);
  }

  async #ask(): Promise<void> {
    try {
      await fetch('/health/live', { cache: 'no-store', signal: AbortSignal.timeout(5000) });
      this.answered();
    } catch {
      if (!this.reachable) {
        this.#wait();
      }
    }
  }
}

export const network = new Network();
