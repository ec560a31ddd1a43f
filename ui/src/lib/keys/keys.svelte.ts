/**
 * Keys of the keyboard. A screen adds its own while it is shown: `keys.use([{ key: 'n', label: 'New rule', run }])`
 * within a component. Keys are ignored while somebody types, and behind an open dialog unless `inDialog`.
 */

export interface KeyBinding {
  /** As KeyboardEvent.key, or two after each other: 'g r'. 'mod+k' is Ctrl or ⌘ with k. */
  key: string;
  /** What it does, for the help; a binding without it is not listed. */
  label?: string;
  group?: string;
  /** Works behind typing, too: only for combinations with mod. */
  whileTyping?: boolean;
  /** Works while a dialog is open. */
  inDialog?: boolean;
  /** False: the key was not for this one, and goes on to the next binding, or to the browser. */
  run: (event: KeyboardEvent) => void | boolean;
}

const TOGETHER_MS = 1_200;

/** True if keys belong to what has the focus: a text field, a list of options. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) {
    return false;
  }
  if (target instanceof HTMLInputElement) {
    return !['checkbox', 'radio', 'button', 'submit', 'reset', 'range', 'file', 'color'].includes(target.type);
  }
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}

/** The word of a key press as bindings write it; '' for modifiers alone and foreign combinations. */
export function wordOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): string {
  if (event.altKey || !event.key || ['Shift', 'Control', 'Meta', 'Alt'].includes(event.key)) {
    return '';
  }
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return event.ctrlKey || event.metaKey ? `mod+${key}` : key;
}

class Keys {
  /** All bindings in force, the youngest first. */
  bindings = $state.raw<readonly KeyBinding[]>([]);
  #first = '';
  #since = 0;

  /** Adds bindings until the component is left. */
  use(bindings: KeyBinding[] | (() => KeyBinding[])): void {
    $effect(() => this.add(typeof bindings === 'function' ? bindings() : bindings));
  }

  add(bindings: KeyBinding[]): () => void {
    const mine = new Set(bindings);
    this.#set((all) => [...bindings, ...all]);
    return () => this.#set((all) => all.filter((one) => !mine.has(one)));
  }

  #set(change: (all: readonly KeyBinding[]) => readonly KeyBinding[]): void {
    this.#now = change(this.#now);
    this.bindings = this.#now;
  }

  #now: readonly KeyBinding[] = [];

  /** Gives a key press to the binding that wants it. */
  press(event: KeyboardEvent): void {
    const word = wordOf(event);
    if (word === '' || event.defaultPrevented || event.isComposing) {
      return;
    }
    const typing = isTyping(event.target);
    const dialog = document.querySelector('dialog[open]') !== null;
    const two = this.#first !== '' && event.timeStamp - this.#since < TOGETHER_MS ? `${this.#first} ${word}` : '';
    this.#first = '';
    const can = (one: KeyBinding): boolean => (!typing || !!one.whileTyping) && (!dialog || !!one.inDialog);
    const fits = [two, word].flatMap((key) => this.#now.filter((one) => key && one.key === key && can(one)));
    if (fits.some((one) => one.run(event) !== false)) {
      event.preventDefault();
    } else if (!typing && !dialog && this.#now.some((one) => one.key.startsWith(`${word} `))) {
      this.#first = word;
      this.#since = event.timeStamp;
    }
  }
}

export const keys = new Keys();

/** A key as people read it. */
export function keyName(key: string): string[] {
  const mac = typeof navigator !== 'undefined' && /Mac|iP(hone|ad)/.test(navigator.userAgent);
  const names: Record<string, string> = {
    mod: mac ? '⌘' : 'Ctrl',
    Enter: '↵',
    Escape: 'Esc',
    ArrowUp: '↑',
    ArrowDown: '↓',
    ArrowLeft: '←',
    ArrowRight: '→',
  };
  return key.split(/[ +]/).map((part) => names[part] ?? (part.length === 1 ? part.toUpperCase() : part));
}
