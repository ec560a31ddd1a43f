/** What the gateway makes of a caller's messages with a system prompt of its own. Pure. */

export const MOST = 100_000;

export type Case = 'system' | 'none' | 'developer' | 'parts';

/** A piece of a message; `added` came from the gateway. */
export interface Piece {
  text: string;
  added: boolean;
}

export interface Message {
  role: 'system' | 'developer' | 'user';
  /** More than one only where the content is a list of parts. */
  parts: Piece[][];
  /** The whole message came from the gateway. */
  added?: boolean;
}

const said = (text: string): Piece => ({ text, added: false });
const ours = (text: string): Piece => ({ text, added: true });

/** The messages that a provider gets. */
export function applied(kind: Case, own: string, user: string, prompt: string): Message[] {
  const asks: Message = { role: 'user', parts: [[said(user)]] };
  const none = prompt.trim() === '';
  if (kind === 'none' || own === '') {
    return none ? [asks] : [{ role: 'system', parts: [[ours(prompt)]], added: true }, asks];
  }
  const role = kind === 'developer' ? 'developer' : 'system';
  if (kind === 'parts') {
    return [{ role, parts: none ? [[said(own)]] : [[said(own)], [ours(prompt)]] }, asks];
  }
  return [{ role, parts: [none ? [said(own)] : [said(own), ours(`\n\n${prompt}`)]] }, asks];
}

/** About how many tokens a text is: four characters each, as English mostly is. */
export const aboutTokens = (text: string): number => (text.trim() === '' ? 0 : Math.max(1, Math.round(text.length / 4)));

/** Characters as the gateway counts them. */
export const lengthOf = (text: string): number => [...text].length;
