/** The prompt stays in this tab over reloads: in the session's storage, never in the URL. */
import { turn, type Prompt } from './prompt';

const KEY = 'playground.prompt';

export function keptPrompt(): Prompt | null {
  try {
    const prompt = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Prompt | null;
    return prompt && { ...prompt, turns: prompt.turns.map((one) => turn(one.role, one.text, one)) };
  } catch {
    return null;
  }
}

export function keepPrompt(prompt: Prompt): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(prompt));
  } catch {
    // Images may be too much for the storage: the words are kept then.
    try {
      const turns = prompt.turns.map((one) => ({ ...one, images: [] }));
      sessionStorage.setItem(KEY, JSON.stringify({ ...prompt, turns }));
    } catch {
      // Not kept at all; it is still on the page.
    }
  }
}
