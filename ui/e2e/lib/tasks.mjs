/** How long the tasks of a page's main thread take, by the CPU and by the clock, as the browser's trace has them. */

/** The browser's buffer holds some minutes: it is emptied before. */
const LAP_MS = 20_000;

export class Tasks {
  #cdp;
  #threads = new Map();
  #mains = new Set();
  #timer;
  #lap = Promise.resolve();

  constructor(cdp) {
    this.#cdp = cdp;
    cdp.on('Tracing.dataCollected', ({ value }) => value.forEach((event) => this.#take(event)));
  }

  /** Begins to look. */
  static async watch(cdp) {
    const tasks = new Tasks(cdp);
    await tasks.#begin();
    tasks.#timer = setInterval(() => {
      tasks.#lap = tasks.#end().then(() => tasks.#begin());
    }, LAP_MS);
    return tasks;
  }

  async #begin() {
    await this.#cdp.send('Tracing.start', {
      transferMode: 'ReportEvents',
      traceConfig: { includedCategories: ['toplevel', '__metadata'], excludedCategories: ['*'] },
    });
  }

  async #end() {
    const complete = new Promise((done) => this.#cdp.once('Tracing.tracingComplete', done));
    await this.#cdp.send('Tracing.end');
    await complete;
  }

  #take({ ph, name, pid, tid, args, dur = 0, tdur = 0 }) {
    const thread = `${pid} ${tid}`;
    if (name === 'thread_name' && args.name === 'CrRendererMain') {
      this.#mains.add(thread);
    } else if (ph === 'X' && name.endsWith('RunTask')) {
      const { cpu, wall, seen } = this.#threads.get(thread) ?? { cpu: 0, wall: 0, seen: 0 };
      this.#threads.set(thread, { cpu: Math.max(cpu, tdur / 1000), wall: Math.max(wall, dur / 1000), seen: seen + 1 });
    }
  }

  /** The longest task since the beginning: {cpu, wall} in milliseconds, and how many were seen. */
  async stop() {
    clearInterval(this.#timer);
    await this.#lap;
    await this.#end();
    const all = [...this.#threads].filter(([thread]) => this.#mains.has(thread)).map(([, found]) => found);
    const most = (field) => Math.max(0, ...all.map((found) => found[field]));
    return { cpu: most('cpu'), wall: most('wall'), seen: all.reduce((sum, { seen }) => sum + seen, 0) };
  }
}
