/** The request that 'Where would this go?' explains: read from text, and examples of it. Pure. */
import type { RoutingAnswer } from '$lib/api/types';

export interface Probe {
  /** The value of x-llm-provider; empty: none. */
  provider: string;
  text: string;
}

export type ReadProbe = { request: Record<string, unknown>; problem: null } | { request: null; problem: string };

export function readProbe(text: string): ReadProbe {
  if (text.trim() === '') {
    return { request: null, problem: 'Paste a request first.' };
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { request: null, problem: error instanceof Error ? error.message : String(error) };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { request: null, problem: 'A request is a JSON object: {"model": …, "messages": […]}.' };
  }
  return { request: value as Record<string, unknown>, problem: null };
}

export interface Example {
  label: string;
  probe: Probe;
}

/** Examples that fit what is configured here. */
export function examplesOf(routing: RoutingAnswer): Example[] {
  const alias = routing.aliases[0]?.name;
  const own = routing.models.filter((model) => model.owner !== 'alias');
  const exact = own.find((model) => model.id.startsWith(`${model.owner}/`));
  const other = own.findLast((model) => model.owner !== exact?.owner) ?? own.at(-1);
  const examples: Example[] = [];
  if (alias) {
    examples.push({ label: 'Alias', probe: probe({ model: alias }) });
  }
  if (exact) {
    examples.push({ label: 'Provider and model', probe: probe({ model: exact.id }) });
  }
  if (other) {
    examples.push({ label: 'Header', probe: probe({}, other.owner) });
    examples.push({
      label: 'Many fields',
      probe: probe({ seed: 1, logprobs: true, top_logprobs: 2, logit_bias: { '50256': -100 }, temperature: 0.2 }, other.owner),
    });
  }
  examples.push({ label: 'Unknown model', probe: probe({ model: 'no-such-model' }) });
  return examples;
}

export function probe(fields: Record<string, unknown>, provider = ''): Probe {
  return { provider, text: JSON.stringify({ ...fields, messages: [{ role: 'user', content: 'Hello' }] }, null, 2) };
}
