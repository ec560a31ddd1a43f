/** The languages that a call can be written in. */
import type { SnippetCall } from './call';
import { curl } from './curl';
import { java } from './java';
import { node } from './node';
import { python } from './python';

export type { SnippetCall } from './call';

export type Language = 'curl' | 'python' | 'node' | 'java';

export const languages: readonly { value: Language; label: string; needs: string }[] = [
  { value: 'curl', label: 'curl', needs: '' },
  { value: 'python', label: 'Python', needs: 'pip install openai' },
  { value: 'node', label: 'Node', needs: 'npm install openai' },
  { value: 'java', label: 'Java', needs: '' },
];

const writers: Record<Language, (call: SnippetCall) => string> = { curl, python, node, java };

export const snippet = (language: Language, call: SnippetCall): string => writers[language](call);

/** The snippet for reading: data URLs are cut, the copy has them whole. */
export function abbreviated(text: string): string {
  return text.replace(/(data:[\w./+-]+;base64,[\w+/]{24})[\w+/=]{40,}/g, '$1…');
}
