/**
 * A setting that is edited: `const guard = setting<Guardrails>('guardrails')` while a component is made, then
 * <SettingForm setting={guard}> around the fields, which bind to `guard.draft`. Saving demands that nobody else changed it
 * in between. What was typed outlives a visit of another screen.
 */
import { tick, untrack } from 'svelte';
import { api } from '../api/client';
import { asApiError, isAbort, type ApiError } from '../api/error';
import { network } from '../api/network.svelte';
import type { SettingAnswer } from '../api/types';
import { same } from '../diff/json';
import { live } from '../live/live.svelte';
import { session } from '../session/session.svelte';
import { toast } from '../ui/toasts.svelte';

export interface SettingOptions<T> {
  /** Makes what the form edits of the setting's value; by default the value itself. */
  read?: (value: unknown) => T;
  /** Makes the setting's value of what the form edits. */
  write?: (draft: T) => unknown;
  /** What it is called in messages: `Guardrails`. */
  title?: string;
}

interface Kept {
  loaded: SettingAnswer<unknown>;
  draft: unknown;
}

// Unsaved drafts of screens that were left, by setting.
const kept = new Map<string, Kept>();

export class EditedSetting<T extends object> {
  /** The setting as the gateway has it; null until it came. */
  loaded = $state.raw<SettingAnswer<unknown> | null>(null);
  /** What the form edits; bind fields to its members. Only there once `loaded` is. */
  draft = $state({} as T);
  /** Why it could not be loaded. */
  trouble = $state.raw<ApiError | null>(null);
  /** What the gateway said against the draft, and at which field. */
  fault = $state.raw<{ field: string | null; message: string } | null>(null);
  busy = $state(false);
  /** The review is open: what will change. */
  reviewing = $state(false);
  /** What somebody else saved meanwhile. */
  theirs = $state.raw<SettingAnswer<unknown> | null>(null);

  readonly title: string;
  readonly #read: (value: unknown) => T;
  readonly #write: (draft: T) => unknown;

  constructor(
    readonly name: string,
    { read, write, title }: SettingOptions<T> = {},
  ) {
    this.title = title ?? name;
    this.#read = read ?? ((value) => value as T);
    this.#write = write ?? ((draft) => $state.snapshot(draft));
  }

  /** The draft as the setting's value. */
  readonly value = $derived.by<unknown>(() => (this.loaded ? this.#write(this.draft) : undefined));
  /** The loaded value as the form would write it: what the draft is compared with. */
  readonly #base = $derived.by(() => this.baseOf(this.loaded?.value));
  readonly dirty = $derived.by(() => this.loaded !== null && !same(this.#base, this.value));

  get before(): unknown {
    return this.#base;
  }

  /** A value of this setting in the form's own words, so that nothing but true changes differ. */
  baseOf(value: unknown): unknown {
    return value === undefined ? undefined : this.#write(this.#read(structuredClone(value)));
  }

  /** What is wrong with a field, or with something within it. */
  error(field: string): string | null {
    const at = this.fault?.field;
    return at && (at === field || at.startsWith(`${field}.`) || at.startsWith(`${field}[`))
      ? (this.fault?.message ?? null)
      : null;
  }

  /** Loads; a draft that was left unsaved comes back. */
  async load(signal?: AbortSignal): Promise<void> {
    try {
      const answer = await this.#fetch(signal);
      this.trouble = null;
      const left = kept.get(this.name);
      kept.delete(this.name);
      if (left) {
        this.loaded = left.loaded;
        this.draft = left.draft as T;
        if (left.loaded.etag !== answer.etag) {
          this.theirs = answer;
        }
      } else {
        this.#take(answer);
      }
    } catch (error) {
      if (!isAbort(error)) {
        this.trouble = asApiError(error);
      }
    }
  }

  /** Looks whether somebody changed it; takes that if nothing is unsaved. */
  async refresh(): Promise<void> {
    const answer = await this.#fetch().catch(() => null);
    if (answer && this.loaded && answer.etag !== this.loaded.etag && !this.busy && !this.dirty) {
      this.#take(answer);
    }
  }

  discard(): void {
    if (this.loaded) {
      this.#take(this.loaded);
    }
  }

  review(): void {
    if (this.dirty && !this.busy) {
      this.reviewing = true;
    }
  }

  /** Saves the draft, if nobody changed the setting since it was loaded. */
  async save(): Promise<void> {
    const before = this.loaded;
    if (!before || this.busy) {
      return;
    }
    await this.#change(async () => {
      const etag = (await api.postTagged(this.#path, this.value, { ifMatch: before.etag })).etag;
      this.#done(`${this.title} saved`, before, etag);
    });
  }

  /** Returns to the file's value. */
  async returnToFile(): Promise<void> {
    const before = this.loaded;
    if (!before || this.busy) {
      return;
    }
    await this.#change(async () => {
      const { etag } = await api.delTagged(this.#path, { ifMatch: before.etag });
      this.#done(`${this.title}: back to the file's value`, before, etag);
    });
  }

  /** After a conflict: theirs is shown, the draft is gone. */
  takeTheirs(): void {
    if (this.theirs) {
      this.#take(this.theirs);
    }
  }

  /** After a conflict: the draft stays, and is compared with theirs now. */
  keepMine(): void {
    if (this.theirs) {
      this.loaded = this.theirs;
      this.theirs = null;
      this.reviewing = this.dirty;
    }
  }

  /** Keeps an unsaved draft for the next visit. */
  leave(): void {
    const loaded = this.loaded;
    if (loaded && this.dirty) {
      kept.set(this.name, { loaded, draft: $state.snapshot(this.draft) });
    }
  }

  get #path(): string {
    return `/admin/settings/${encodeURIComponent(this.name)}`;
  }

  #fetch(signal?: AbortSignal): Promise<SettingAnswer<unknown>> {
    return api.get<SettingAnswer<unknown>>(this.#path, { signal });
  }

  #take(answer: SettingAnswer<unknown>): void {
    this.loaded = answer;
    this.draft = this.#read(structuredClone(answer.value));
    this.theirs = null;
    this.fault = null;
    this.reviewing = false;
  }

  async #change(run: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.fault = null;
    try {
      await run();
      this.#take(await this.#fetch());
    } catch (thrown) {
      await this.#failed(asApiError(thrown));
    } finally {
      this.busy = false;
    }
  }

  async #failed(error: ApiError): Promise<void> {
    this.reviewing = false;
    if (error.conflict) {
      this.theirs = await this.#fetch().catch(() => null);
      if (this.theirs) {
        return;
      }
    }
    const field = error.param ? fieldOf(error.param) : null;
    this.fault = { field: field ? error.param : null, message: error.message };
    if (field) {
      await tick();
      field.querySelector<HTMLElement>('input, select, textarea, button')?.focus();
    }
  }

  #done(text: string, before: SettingAnswer<unknown>, etag: string | null): void {
    const undo = async (): Promise<void> => {
      const ifMatch = etag; // If it was changed again since, that is not undone unseen.
      if (before.overridden && before.version > 0) {
        await api.post(`${this.#path}/rollback`, { version: before.version }, { ifMatch });
      } else {
        await api.del(this.#path, { ifMatch });
      }
      toast.info(`${this.title}: the change is undone`);
      const now = await this.#fetch();
      if (this.dirty) {
        this.theirs = now;
      } else {
        this.#take(now);
      }
    };
    toast.good(text, { undo });
  }
}

// The field of the form that the server means: the one of this name, or that this is within.
function fieldOf(param: string): HTMLElement | null {
  const fields = [...document.querySelectorAll<HTMLElement>('[data-field]')];
  return (
    fields.find(({ dataset: { field } }) => field === param) ??
    fields.find(({ dataset: { field } }) => field && (param.startsWith(`${field}.`) || param.startsWith(`${field}[`))) ??
    null
  );
}

/** An edited setting for the component that is being made: loads, follows changes, keeps an unsaved draft. */
export function setting<T extends object>(name: string, options: SettingOptions<T> = {}): EditedSetting<T> {
  const made = new EditedSetting<T>(name, options);
  $effect(() => {
    const leave = new AbortController();
    untrack(() => void made.load(leave.signal));
    const off = live.onChange((change) => {
      if (change.what === 'config' || (change.what === 'setting' && change.name === name)) {
        void made.refresh();
      }
    });
    return () => {
      leave.abort();
      off();
      made.leave();
    };
  });
  $effect(() => {
    void network.returns;
    void session.entries;
    untrack(() => made.trouble && void made.load());
  });
  $effect(() => {
    if (made.dirty) {
      const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
      addEventListener('beforeunload', warn);
      return () => removeEventListener('beforeunload', warn);
    }
  });
  return made;
}
