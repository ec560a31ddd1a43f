/**
 * The calls that are shown: a list without gaps, newest first. Older ones are loaded at its end; new ones come in at
 * its top while it follows, else they are counted. Bounded by what the server remembers.
 */
import { untrack } from 'svelte';
import { api, asApiError, isAbort, type ApiError } from '$lib/api/client';
import type { CallRow, CallsEvent, RequestsAnswer } from '$lib/api/types';
import { takes, type Filters } from './filters';
import { below, onTop, reaches } from './rows';

const PAGE = 100;
const PATH = '/admin/requests';
/** A list that follows is cut to this; what is below is loaded again when it is scrolled to. */
const FOLLOWED = 400;

export class RequestList {
  rows = $state.raw<readonly CallRow[]>([]);
  more = $state(false);
  remembered = $state(0);
  most = $state(10_000);
  /** True until the first answer for these filters came. */
  loading = $state(true);
  loadingMore = $state(false);
  error = $state.raw<ApiError | null>(null);
  /** New calls that are not shown yet; `uncounted` if there may be more. */
  waiting = $state(0);
  uncounted = $state(false);

  #filters: Filters | null = null;
  #leave = new AbortController();
  #catching = false;

  /** Shows the calls that the filters let through, from the newest. */
  async load(filters: Filters): Promise<void> {
    this.leave();
    const { signal } = (this.#leave = new AbortController());
    this.#filters = filters;
    this.loading = true;
    this.loadingMore = this.#catching = false;
    try {
      const answer = await this.#ask(PAGE, null, signal);
      this.rows = answer.requests;
      this.#took(answer);
      this.#caughtUp();
      this.loading = false;
    } catch (thrown) {
      this.#failed(thrown, signal);
      this.loading = signal.aborted;
    }
  }

  reload(): void {
    if (this.#filters) {
      void this.load(this.#filters);
    }
  }

  /** Loads older calls below the list. */
  async loadMore(): Promise<void> {
    if (!this.more || this.loadingMore || this.loading) {
      return;
    }
    const { signal } = this.#leave;
    this.loadingMore = true;
    try {
      const answer = await this.#ask(PAGE, untrack(() => this.rows.at(-1)?.number ?? null), signal);
      this.rows = below(this.rows, answer.requests);
      this.#took(answer);
    } catch (thrown) {
      this.#failed(thrown, signal);
    }
    if (!signal.aborted) {
      this.loadingMore = false;
    }
  }

  /** Takes calls that ended just now: shows them if the list follows, else counts them. */
  take({ calls, skipped }: CallsEvent, follows: boolean): void {
    const filters = this.#filters;
    if (!filters || this.loading) {
      return;
    }
    const found = calls.filter((row) => takes(filters, row));
    if (!follows) {
      this.waiting += found.length + (Object.values(filters).every((one) => one === '') ? skipped : 0);
      this.uncounted ||= skipped > 0;
    } else if (skipped > 0 || this.waiting > 0 || this.uncounted) {
      void this.catchUp();
    } else if (found.length > 0) {
      this.rows = this.#cut(onTop(found.reverse(), this.rows));
      this.remembered = Math.min(this.most, this.remembered + calls.length);
    }
  }

  /** Shows what came in the meantime; the list begins anew if that is too much to go without a gap. */
  async catchUp(): Promise<void> {
    if (this.#catching || this.loading || !this.#filters) {
      return;
    }
    const { signal } = this.#leave;
    this.#catching = true;
    try {
      const answer = await this.#ask(PAGE, null, signal);
      if (reaches(answer.requests, answer.more, this.rows)) {
        this.rows = this.#cut(onTop(answer.requests, this.rows));
      } else {
        this.rows = answer.requests;
        this.more = answer.more;
      }
      this.remembered = answer.remembered;
      this.error = null;
      this.#caughtUp();
    } catch (thrown) {
      this.#failed(thrown, signal);
    }
    if (!signal.aborted) {
      this.#catching = false;
    }
  }

  /** Gives up what is on its way. */
  leave(): void {
    this.#leave.abort();
  }

  #ask(limit: number, before: number | null, signal: AbortSignal): Promise<RequestsAnswer> {
    return api.get<RequestsAnswer>(PATH, { signal, query: { limit, before, ...this.#filters } });
  }

  #took(answer: RequestsAnswer): void {
    this.more = answer.more;
    this.remembered = answer.remembered;
    this.most = answer.most;
    this.error = null;
  }

  #caughtUp(): void {
    this.waiting = 0;
    this.uncounted = false;
  }

  #cut(rows: readonly CallRow[]): readonly CallRow[] {
    if (rows.length <= FOLLOWED * 2) {
      return rows;
    }
    this.more = true;
    return rows.slice(0, FOLLOWED);
  }

  #failed(thrown: unknown, signal: AbortSignal): void {
    if (!signal.aborted && !isAbort(thrown)) {
      this.error = asApiError(thrown);
    }
  }
}
