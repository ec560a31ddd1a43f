/** Asks a question before something is done: `if (await confirm({ title: 'Clear the cache?', action: 'Clear' })) …`. */
export interface Question {
  title: string;
  text?: string;
  /** The word on the button that goes on, as the thing done: `Delete route`. */
  action: string;
  /** False for what can be undone: the button is not red. */
  danger?: boolean;
  /** What must be typed first; for what cannot be undone at all. */
  typed?: string;
}

class Confirming {
  ask = $state.raw<Question | null>(null);
  #done: ((yes: boolean) => void) | null = null;

  open(question: Question): Promise<boolean> {
    this.answer(false);
    this.ask = question;
    return new Promise((done) => (this.#done = done));
  }

  answer(yes: boolean): void {
    this.ask = null;
    this.#done?.(yes);
    this.#done = null;
  }
}

export const confirming = new Confirming();

export const confirm = (question: Question): Promise<boolean> => confirming.open(question);
