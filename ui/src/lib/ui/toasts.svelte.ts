/** Passing words at the edge of the page: `toast.good('Saved', { undo })`, `toast.bad(error)`. */
import { asApiError, isAbort } from '../api/error';
import type { Tone } from './tone';

export interface Toast {
  id: number;
  tone: Tone;
  text: string;
  detail?: string;
  action?: { label: string; run: () => void | Promise<void> };
}

export interface ToastOptions {
  detail?: string;
  /** Adds the button Undo. */
  undo?: () => void | Promise<void>;
  action?: Toast['action'];
}

const STAYS_MS = 6_000;
const WITH_ACTION_MS = 12_000;
const MOST = 4;

class Toasts {
  all = $state.raw<readonly Toast[]>([]);
  #next = 1;
  #timers = new Map<number, ReturnType<typeof setTimeout>>();

  good = (text: string, options?: ToastOptions): void => this.#show('good', text, options);
  info = (text: string, options?: ToastOptions): void => this.#show('info', text, options);
  warn = (text: string, options?: ToastOptions): void => this.#show('warn', text, options);

  /** What went wrong: text, or whatever was thrown. An abort is nothing to tell. */
  bad = (error: unknown, options?: ToastOptions): void => {
    if (!isAbort(error)) {
      this.#show('bad', typeof error === 'string' ? error : asApiError(error).message, options);
    }
  };

  drop(id: number): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
    this.all = this.all.filter((one) => one.id !== id);
  }

  /** While somebody points at them or is among them, none goes away. */
  hold(held: boolean): void {
    this.#timers.forEach(clearTimeout);
    this.#timers.clear();
    if (!held) {
      this.all.forEach((one) => this.#later(one));
    }
  }

  #show(tone: Tone, text: string, { detail, undo, action }: ToastOptions = {}): void {
    const made: Toast = {
      id: this.#next++,
      tone,
      text,
      detail,
      action: action ?? (undo ? { label: 'Undo', run: undo } : undefined),
    };
    this.all = [...this.all.slice(1 - MOST), made];
    this.#later(made);
  }

  #later({ id, action }: Toast): void {
    this.#timers.set(
      id,
      setTimeout(() => this.drop(id), action ? WITH_ACTION_MS : STAYS_MS),
    );
  }
}

export const toast = new Toasts();
