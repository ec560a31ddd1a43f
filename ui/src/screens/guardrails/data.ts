/** The guardrails as the form edits them, and as the gateway takes them. Pure. */

export type Action = 'block' | 'redact' | 'mask';

export const entities = [
  { word: 'email', label: 'E-mail addresses', hint: 'also with letters beyond ASCII' },
  { word: 'phone', label: 'Phone numbers', hint: 'that exist in their country’s plan' },
  { word: 'card', label: 'Payment cards', hint: 'whose check digit is right' },
  { word: 'iban', label: 'IBANs', hint: 'with their country’s length and right check digits' },
  { word: 'ip', label: 'IP addresses', hint: 'IPv4 and IPv6' },
  { word: 'secret', label: 'Keys and tokens', hint: 'of well-known services, JSON web tokens, private keys' },
] as const;

export type Entity = (typeof entities)[number]['word'];

export interface Pattern {
  name: string;
  pattern: string;
  action: Action;
}

export interface GuardDraft {
  bannedPhrases: string[];
  minLength: number | null;
  maxLength: number | null;
  requireDisclaimer: boolean;
  disclaimer: string;
  checkRequests: boolean;
  personalData: Record<Entity, Action | ''>;
  patterns: Pattern[];
  answerSchema: string;
  external: { on: boolean; url: string; timeoutMillis: number | null; onFailure: 'open' | 'closed' };
}

export interface GuardValue {
  bannedPhrases: string[];
  minLength: number;
  maxLength: number;
  requireDisclaimer: boolean;
  disclaimer?: string;
  checkRequests?: boolean;
  patterns?: Pattern[];
  personalData?: Partial<Record<Entity, Action>>;
  answerSchema?: unknown;
  external?: { url: string; timeoutMillis: number; onFailure: 'open' | 'closed' };
}

export const USUAL_DISCLAIMER = 'This answer was written by an AI model. It may be wrong; check what matters.';
const USUAL_MILLIS = 2_000;

export function readGuard(given: unknown): GuardDraft {
  const value = given as Partial<GuardValue>;
  return {
    bannedPhrases: value.bannedPhrases ?? [],
    minLength: value.minLength ?? 0,
    maxLength: value.maxLength ?? 0,
    requireDisclaimer: value.requireDisclaimer ?? false,
    disclaimer: value.disclaimer ?? '',
    checkRequests: value.checkRequests ?? false,
    personalData: Object.fromEntries(entities.map(({ word }) => [word, value.personalData?.[word] ?? ''])) as GuardDraft['personalData'],
    patterns: (value.patterns ?? []).map(({ name, pattern, action }) => ({ name, pattern, action })),
    answerSchema: value.answerSchema === undefined ? '' : JSON.stringify(value.answerSchema, null, 2),
    external: {
      on: value.external !== undefined,
      url: value.external?.url ?? '',
      timeoutMillis: value.external?.timeoutMillis ?? USUAL_MILLIS,
      onFailure: value.external?.onFailure ?? 'closed',
    },
  };
}

export function writeGuard(draft: GuardDraft): GuardValue {
  const personal = entities.flatMap(({ word }) => {
    const action = draft.personalData[word];
    return action === '' ? [] : [[word, action] as const];
  });
  const { on, url, timeoutMillis, onFailure } = draft.external;
  return {
    bannedPhrases: [...draft.bannedPhrases],
    minLength: draft.minLength ?? 0,
    maxLength: draft.maxLength ?? 0,
    requireDisclaimer: draft.requireDisclaimer,
    ...(draft.disclaimer.trim() === '' ? {} : { disclaimer: draft.disclaimer }),
    ...(draft.checkRequests ? { checkRequests: true } : {}),
    ...(draft.patterns.length === 0 ? {} : { patterns: draft.patterns.map((one) => ({ ...one })) }),
    ...(personal.length === 0 ? {} : { personalData: Object.fromEntries(personal) }),
    ...(draft.answerSchema.trim() === '' ? {} : { answerSchema: parsed(draft.answerSchema) }),
    ...(on ? { external: { url: url.trim(), timeoutMillis: timeoutMillis ?? USUAL_MILLIS, onFailure } } : {}),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** What is wrong with the schema before the gateway looks at it. */
export function schemaFault(text: string): string | null {
  if (text.trim() === '') {
    return null;
  }
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? null : 'A schema is a JSON object.';
  } catch (error) {
    return `This is not JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** What keeps the draft from being saved, in a few words. */
export function faultOf(draft: GuardDraft): string | null {
  if (schemaFault(draft.answerSchema) !== null) {
    return 'The answer schema is not a JSON object';
  }
  if (draft.patterns.some((one) => one.name.trim() === '' || one.pattern === '')) {
    return 'A pattern has no name or no expression';
  }
  return draft.external.on && draft.external.url.trim() === '' ? 'The external check has no address' : null;
}

/** Readable names for the review. */
export const names: Record<string, string> = {
  bannedPhrases: 'Banned phrases',
  minLength: 'Least length',
  maxLength: 'Most length',
  requireDisclaimer: 'End answers with a disclaimer',
  disclaimer: 'Disclaimer',
  checkRequests: 'Check requests, too',
  patterns: 'Patterns',
  personalData: 'Personal data',
  answerSchema: 'Answer schema',
  external: 'External check',
  'external.url': 'External check: address',
  'external.timeoutMillis': 'External check: time limit',
  'external.onFailure': 'External check: on failure',
  ...Object.fromEntries(entities.map(({ word, label }) => [`personalData.${word}`, `Personal data: ${label}`])),
};
