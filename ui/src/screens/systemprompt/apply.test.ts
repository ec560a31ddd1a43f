import { expect, test } from 'vitest';
import { aboutTokens, applied, lengthOf } from './apply';

const flat = (kind: Parameters<typeof applied>[0], own: string, prompt: string): string[] =>
  applied(kind, own, 'Hi', prompt).map((one) => `${one.role}: ${one.parts.map((part) => part.map((piece) => piece.text).join('')).join(' | ')}`);

test('the prompt stands behind what the caller says', () => {
  expect(flat('system', 'Be kind.', 'Be short.')).toEqual(['system: Be kind.\n\nBe short.', 'user: Hi']);
  expect(flat('developer', 'Be kind.', 'Be short.')[0]).toBe('developer: Be kind.\n\nBe short.');
  expect(flat('parts', 'Be kind.', 'Be short.')[0]).toBe('system: Be kind. | Be short.');
});

test('without a system message it is one of its own', () => {
  expect(flat('none', 'ignored', 'Be short.')).toEqual(['system: Be short.', 'user: Hi']);
  expect(flat('system', '', 'Be short.')).toEqual(['system: Be short.', 'user: Hi']);
});

test('a blank prompt changes nothing', () => {
  expect(flat('system', 'Be kind.', ' \n')).toEqual(['system: Be kind.', 'user: Hi']);
  expect(flat('none', '', '')).toEqual(['user: Hi']);
  expect(aboutTokens(' ')).toBe(0);
});

test('counts characters, not halves of them', () => expect(lengthOf('a😀')).toBe(2));
