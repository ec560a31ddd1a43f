import { describe, expect, it } from 'vitest';
import { asText, changes, same } from './json';
import { folded, lineDiff } from './lines';

const signs = (before: string, after: string): string[] => lineDiff(before, after).map(({ sign, text }) => sign + text);

describe('differences of values', () => {
  it('are told by path', () => {
    const before = { a: 1, deep: { list: ['x'], gone: true } };
    const after = { deep: { list: ['x', 'y'] }, a: 1, fresh: null };
    expect(changes(before, after)).toEqual([
      { path: 'deep.list', before: ['x'], after: ['x', 'y'], kind: 'changed' },
      { path: 'deep.gone', before: true, after: undefined, kind: 'removed' },
      { path: 'fresh', before: undefined, after: null, kind: 'added' },
    ]);
  });

  it('are none between the same in another order', () => {
    expect(same({ a: 1, b: [{ c: null }] }, { b: [{ c: null }], a: 1 })).toBe(true);
    expect(same([1, 2], [2, 1])).toBe(false);
    expect(same({ a: 1 }, { a: 1, b: undefined })).toBe(true);
  });

  it('show lists of words a line each, and the rest as JSON', () => {
    expect(asText(['a', 'b'])).toBe('a\nb');
    expect(asText(['a\nb'])).toBe('[\n  "a\\nb"\n]');
    expect(asText({ a: 1 })).toBe('{\n  "a": 1\n}');
  });
});

describe('differences of lines', () => {
  it('keep what is common', () => {
    expect(signs('a\nb\nc', 'a\nx\nc\nd')).toEqual([' a', '-b', '+x', ' c', '+d']);
    expect(signs('', 'a')).toEqual(['+a']);
    expect(signs('a', '')).toEqual(['-a']);
    expect(signs('a', 'a')).toEqual([' a']);
  });

  it('number the lines of both sides', () => {
    expect(lineDiff('a\nb', 'b').map(({ before, after }) => [before, after])).toEqual([
      [1, null],
      [2, 1],
    ]);
  });

  it('leave out what is far from any change', () => {
    const before = Array.from({ length: 30 }, (_, i) => `line ${i}`);
    const after = before.with(15, 'other');
    const shown = folded(lineDiff(before.join('\n'), after.join('\n')));
    expect(shown[0]).toEqual({ sign: '…', count: 12 });
    expect(shown.at(-1)).toEqual({ sign: '…', count: 11 });
    expect(shown).toHaveLength(10);
  });

  it('stay quick for long texts', () => {
    const long = (word: string): string => Array.from({ length: 5000 }, (_, i) => `${word} ${i}`).join('\n');
    expect(lineDiff(long('a'), long('b'))).toHaveLength(10_000);
  });
});
