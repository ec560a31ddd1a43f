import { describe, expect, test } from 'vitest';
import { faultOf, readGuard, schemaFault, writeGuard, type GuardValue } from './data';
import { pieces, ruleLines, ruleName, type Verdict } from './verdict';

const full: GuardValue = {
  bannedPhrases: ['a b'],
  minLength: 1,
  maxLength: 90,
  requireDisclaimer: true,
  disclaimer: 'Check.',
  checkRequests: true,
  patterns: [{ name: 'n', pattern: 'N-\\d', action: 'redact' }],
  personalData: { email: 'mask', secret: 'block' },
  answerSchema: { type: 'object' },
  external: { url: 'http://x', timeoutMillis: 5, onFailure: 'open' },
};
const none: GuardValue = { bannedPhrases: [], minLength: 0, maxLength: 0, requireDisclaimer: false };

describe('the draft', () => {
  test('gives back what it was made of', () => {
    expect(writeGuard(readGuard(full))).toEqual(full);
    expect(writeGuard(readGuard(none))).toEqual(none);
    expect(writeGuard(readGuard({}))).toEqual(none);
  });

  test('knows what cannot be saved', () => {
    expect(faultOf(readGuard(full))).toBeNull();
    expect(faultOf({ ...readGuard(none), answerSchema: '[]' })).toContain('schema');
    expect(faultOf({ ...readGuard(none), patterns: [{ name: '', pattern: 'x', action: 'block' }] })).toContain('pattern');
    const draft = readGuard(none);
    draft.external.on = true;
    expect(faultOf(draft)).toContain('address');
    expect(schemaFault('{')).toContain('not JSON');
  });
});

describe('the verdict', () => {
  const changed: Verdict = {
    verdict: 'changed',
    changes: [
      { rule: 'personalData.ip', from: 9, to: 12, before: 'ip!', after: '<IP_1>' },
      { rule: 'patterns.n', from: 3, to: 6, before: 'N-1', after: '[X]' },
      { rule: 'requireDisclaimer', before: '', after: 'Check.' },
    ],
    text: '',
  };

  test('marks what was found, in the order of the text', () => {
    expect(pieces('is N-1 + ip!.', changed).map((one) => [one.text, one.rule])).toEqual([
      ['is ', undefined],
      ['N-1', 'patterns.n'],
      [' + ', undefined],
      ['ip!', 'personalData.ip'],
      ['.', undefined],
    ]);
    const blocked: Verdict = { verdict: 'blocked', rule: 'bannedPhrases', from: 0, to: 3, changes: [] };
    expect(pieces('bad', blocked)).toEqual([{ text: 'bad', rule: 'bannedPhrases', blocks: true }]);
    expect(pieces('', { verdict: 'allowed', changes: [] })).toEqual([]);
  });

  test('passes over what is no place in the text', () => {
    const odd: Verdict = { verdict: 'changed', changes: [{ rule: 'x', from: 1, to: 99, before: '', after: '' }] };
    expect(pieces('ab', odd)).toEqual([{ text: 'ab' }]);
  });

  test('says of each rule what it did', () => {
    const lines = (value: GuardValue, verdict: Verdict, direction: 'answer' | 'request'): string[] =>
      ruleLines(value, verdict, direction).map((one) => `${one.rule} ${one.text}`);
    expect(lines(full, { verdict: 'allowed', changes: [] }, 'answer')).toEqual([
      'bannedPhrases Nothing found',
      'patterns.n Nothing found',
      'personalData.email Put back in answers',
      'personalData.secret Nothing found',
      'minLength Nothing found',
      'maxLength Nothing found',
      'requireDisclaimer Nothing found',
      'answerSchema Nothing found',
      'external Not asked in a test',
    ]);
    const { checkRequests: _, ...unasked } = full;
    expect(lines(unasked, changed, 'request').slice(0, 4)).toEqual([
      'bannedPhrases Answers only',
      'patterns.n Answers only',
      'personalData.email Nothing found',
      'personalData.secret Answers only',
    ]);
    expect(lines(full, { verdict: 'blocked', rule: 'patterns.n', changes: [] }, 'answer').slice(0, 2)).toEqual([
      'bannedPhrases Not decided',
      'patterns.n Blocks',
    ]);
    expect(ruleName('personalData.iban')).toBe('IBANs');
    expect(ruleName('odd')).toBe('odd');
  });
});
