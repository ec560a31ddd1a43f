/** One call of a panel, and what came of it. What comes is shown once a frame, not once a token. */
import { ApiError, asApiError } from '$lib/api/error';
import { Answer, NOTHING, tokensPerSecond, type AnswerView } from './answer';
import { send, type Served } from './send';

export type Phase = 'idle' | 'waiting' | 'answering' | 'done' | 'stopped' | 'failed';

export class Run {
  phase = $state<Phase>('idle');
  view = $state.raw<AnswerView>(NOTHING);
  served = $state.raw<Served | null>(null);
  error = $state.raw<ApiError | null>(null);
  /** To the first piece of a stream, from when it was sent. */
  firstMs = $state.raw<number | null>(null);
  /** So far, or in all. */
  totalMs = $state.raw(0);
  /** Of the answer; while it comes, as many as pieces came. */
  speed = $state.raw<number | null>(null);
  #leave: AbortController | null = null;

  get running(): boolean {
    return this.phase === 'waiting' || this.phase === 'answering';
  }

  stop(): void {
    this.#leave?.abort();
  }

  clear(): void {
    this.stop();
    this.#leave = null;
    this.phase = 'idle';
    this.view = NOTHING;
    this.served = null;
    this.error = null;
    this.firstMs = null;
    this.totalMs = 0;
    this.speed = null;
  }

  async start(body: Record<string, unknown>, headers: Record<string, string>): Promise<void> {
    this.clear();
    const leave = new AbortController();
    this.#leave = leave;
    this.phase = 'waiting';
    const streams = body.stream === true;
    const answer = new Answer();
    const began = performance.now();
    let pieces = 0;
    let frame = 0;
    let first: number | null = null;

    const show = (): void => {
      frame = 0;
      if (this.#leave !== leave) {
        return;
      }
      this.view = answer.view();
      this.firstMs = first;
      this.totalMs = performance.now() - began;
      this.speed = tokensPerSecond(this.view.usage?.completion ?? (streams ? pieces : null), first, this.totalMs);
      if (this.phase === 'waiting' && pieces > 0) {
        this.phase = 'answering';
      }
    };

    let end: Phase = 'done';
    let error: ApiError | null = null;
    try {
      await send(JSON.stringify(body), headers, leave.signal, {
        served: (served) => this.#leave === leave && (this.served = served),
        piece: (json) => {
          if (answer.take(json)) {
            pieces++;
            first ??= streams ? performance.now() - began : null;
          }
          frame ||= requestAnimationFrame(show);
        },
      });
    } catch (thrown) {
      end = leave.signal.aborted ? 'stopped' : 'failed';
      error = leave.signal.aborted ? null : asApiError(thrown);
    }
    cancelAnimationFrame(frame);
    show();
    if (this.#leave === leave) {
      this.error = error;
      this.phase = end;
    }
  }
}
