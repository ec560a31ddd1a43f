/** The time now, each second, while somebody shows it. */
class Clock {
  now = $state(Date.now());
  #followers = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  /** Keeps the clock going; returns what ends that. */
  follow(): () => void {
    if (this.#followers++ === 0) {
      this.now = Date.now();
      this.#timer = setInterval(() => (this.now = Date.now()), 1000);
    }
    return () => {
      if (--this.#followers === 0) {
        clearInterval(this.#timer);
      }
    };
  }
}

export const clock = new Clock();
