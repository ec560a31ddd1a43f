/** What the cache screen makes of what it is told. Pure. */
import type { Schemas } from '$lib/api/types';

export type Overview = Schemas['CacheOverview'];
export type Entry = Overview['entries'][number];
export type ModelShare = Overview['models'][number];

/** The cache's setting as the form edits it: bytes as MiB. */
export interface CacheDraft {
  enabled: boolean;
  ttlSeconds: number | null;
  maxMiB: number | null;
}

interface CacheValue {
  enabled: boolean;
  ttlSeconds: number;
  maxBytes: number;
}

const MIB = 1_048_576;

export function readSetting(value: unknown): CacheDraft {
  const { enabled, ttlSeconds, maxBytes } = value as CacheValue;
  return { enabled, ttlSeconds, maxMiB: maxBytes / MIB };
}

export function writeSetting({ enabled, ttlSeconds, maxMiB }: CacheDraft): CacheValue {
  return { enabled, ttlSeconds: ttlSeconds ?? 0, maxBytes: Math.round((maxMiB ?? 0) * MIB) };
}

/** What is wrong with the draft, in words. */
export function faultOf({ ttlSeconds, maxMiB }: CacheDraft): string | null {
  if (ttlSeconds === null || ttlSeconds < 0 || !Number.isInteger(ttlSeconds)) {
    return 'Say for how many whole seconds answers are kept';
  }
  return maxMiB === null || maxMiB < 0 ? 'Say how much memory answers may take' : null;
}

/** Hits as a part of all; null if there is nothing to divide. */
export function rate(hits: number | null | undefined, all: number | null | undefined): number | null {
  return all ? (hits ?? 0) / all : null;
}

type Points = readonly (number | null)[];

export interface Helped {
  times: number[];
  rate: (number | null)[];
  hits: (number | null)[];
  others: (number | null)[];
}

/** Hits and other calls in steps that are long enough for a rate to say something. */
export function helped(times: readonly number[], calls: Points, hits: Points, most = 90): Helped {
  const size = Math.max(1, Math.ceil(times.length / most));
  const made: Helped = { times: [], rate: [], hits: [], others: [] };
  // From the end, so that a step keeps its calls while time goes on.
  for (let end = times.length; end > 0; end -= size) {
    const from = Math.max(0, end - size);
    const sum = (points: Points): number | null =>
      points.slice(from, end).reduce<number | null>((all, one) => (one === null ? all : (all ?? 0) + one), null);
    const all = sum(calls);
    const hit = sum(hits);
    made.times.unshift(times[from] ?? 0);
    made.hits.unshift(hit);
    made.others.unshift(all === null ? null : all - (hit ?? 0));
    made.rate.unshift(rate(hit, all));
  }
  return made;
}

/** The names that a filter offers: what is in the cache, and what is chosen even if it is gone. */
export function namesOf(models: readonly ModelShare[], of: 'provider' | 'model', chosen: string, provider = ''): string[] {
  const names = models.filter((one) => of === 'provider' || !provider || one.provider === provider).map((one) => one[of]);
  return [...new Set(chosen ? [...names, chosen] : names)].sort((a, b) => a.localeCompare(b));
}

/** The texts of a kept answer, one for each choice, with what it calls. */
export function textsOf(response: unknown): string[] {
  const choices = (response as { choices?: unknown }).choices;
  return (Array.isArray(choices) ? choices : []).map((choice) => {
    const message = ((choice as { message?: unknown }).message ?? {}) as Record<string, unknown>;
    const calls = (Array.isArray(message['tool_calls']) ? message['tool_calls'] : []).map((call) => {
      const made = ((call as { function?: unknown }).function ?? {}) as { name?: unknown; arguments?: unknown };
      return `→ ${String(made.name ?? 'tool')}(${String(made.arguments ?? '')})`;
    });
    const said = message['content'] ?? message['refusal'];
    return [typeof said === 'string' ? said : said ? JSON.stringify(said) : '', ...calls].filter(Boolean).join('\n');
  });
}
