/** What a test of the guardrails says, for people. Pure. */
import type { Schemas } from '$lib/api/types';
import { plural } from '$lib/format/format';
import { entities, type GuardValue } from './data';

export type Verdict = Schemas['TextVerdict'];
export type Direction = 'answer' | 'request';

/** A piece of a text; with the rule that found it, and what is done with it. */
export interface Piece {
  text: string;
  rule?: string;
  blocks?: boolean;
  /** What stands in its place. */
  after?: string;
}

/** The text in pieces: what was found, and what is between. */
export function pieces(text: string, verdict: Verdict): Piece[] {
  const found = verdict.changes.flatMap(({ rule, from, to, after }) =>
    from === undefined || to === undefined ? [] : [{ rule, from, to, after, blocks: false }],
  );
  if (verdict.from !== undefined && verdict.to !== undefined) {
    found.push({ rule: verdict.rule ?? '', from: verdict.from, to: verdict.to, after: '', blocks: true });
  }
  found.sort((a, b) => a.from - b.from || Number(b.blocks) - Number(a.blocks));
  const made: Piece[] = [];
  let at = 0;
  for (const one of found) {
    if (one.from < at || one.to <= one.from || one.to > text.length) {
      continue; // Within what another rule found already.
    }
    if (one.from > at) {
      made.push({ text: text.slice(at, one.from) });
    }
    made.push({ text: text.slice(one.from, one.to), rule: one.rule, blocks: one.blocks, ...(one.blocks ? {} : { after: one.after }) });
    at = one.to;
  }
  return at < text.length ? [...made, { text: text.slice(at) }] : made;
}

/** A rule's key in words. */
export function ruleName(rule: string): string {
  const [head, tail = ''] = rule.split('.', 2);
  switch (head) {
    case 'bannedPhrases':
      return 'Banned phrases';
    case 'minLength':
      return 'Least length';
    case 'maxLength':
      return 'Most length';
    case 'requireDisclaimer':
      return 'Disclaimer';
    case 'answerSchema':
      return 'Answer schema';
    case 'external':
      return 'External check';
    case 'personalData':
      return entities.find(({ word }) => word === tail)?.label ?? rule;
    case 'patterns':
      return `Pattern ${tail}`;
    default:
      return rule;
  }
}

export type RuleState = 'blocked' | 'changed' | 'passed' | 'skipped';

export interface RuleLine {
  rule: string;
  name: string;
  state: RuleState;
  text: string;
}

/** Each rule that is on, and what it did. */
export function ruleLines(value: GuardValue, verdict: Verdict, direction: Direction): RuleLine[] {
  return rulesOf(value, direction).map(({ rule, idle }) => {
    const name = ruleName(rule);
    if (idle) {
      return { rule, name, state: 'skipped', text: idle };
    }
    if (verdict.rule === rule) {
      return { rule, name, state: 'blocked', text: 'Blocks' };
    }
    if (verdict.verdict === 'blocked') {
      return { rule, name, state: 'skipped', text: 'Not decided' };
    }
    const many = verdict.changes.filter((change) => change.rule === rule).length;
    return many === 0
      ? { rule, name, state: 'passed', text: 'Nothing found' }
      : { rule, name, state: 'changed', text: changed(rule, many) };
  });
}

function changed(rule: string, many: number): string {
  return rule === 'maxLength' ? 'Cuts the text' : rule === 'requireDisclaimer' ? 'Adds it' : plural(many, 'change');
}

function rulesOf(value: GuardValue, direction: Direction): { rule: string; idle?: string }[] {
  const asked = direction === 'answer' || value.checkRequests === true;
  // What is masked is hidden from the model, and comes back in answers.
  const idle = (action: string): string | undefined =>
    action === 'mask' ? (direction === 'answer' ? 'Put back in answers' : undefined) : asked ? undefined : 'Answers only';
  const rules: { rule: string; idle?: string | undefined }[] = [];
  if (value.bannedPhrases.length > 0) {
    rules.push({ rule: 'bannedPhrases', idle: asked ? undefined : 'Answers only' });
  }
  value.patterns?.forEach(({ name, action }) => rules.push({ rule: `patterns.${name}`, idle: idle(action) }));
  Object.entries(value.personalData ?? {}).forEach(([word, action]) => rules.push({ rule: `personalData.${word}`, idle: idle(action) }));
  const only = direction === 'answer' ? undefined : 'Answers only';
  if (value.minLength > 0) {
    rules.push({ rule: 'minLength', idle: only });
  }
  if (value.maxLength > 0) {
    rules.push({ rule: 'maxLength', idle: only });
  }
  if (value.requireDisclaimer) {
    rules.push({ rule: 'requireDisclaimer', idle: only });
  }
  if (value.answerSchema !== undefined) {
    rules.push({ rule: 'answerSchema', idle: only });
  }
  if (value.external) {
    rules.push({ rule: 'external', idle: 'Not asked in a test' });
  }
  return rules.map(({ rule, idle: why }) => (why === undefined ? { rule } : { rule, idle: why }));
}

/** How many rules are on. */
export const rulesIn = (value: GuardValue): number => rulesOf(value, 'answer').length;
