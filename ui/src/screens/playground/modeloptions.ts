/** What the model box of a panel offers. Pure. */
import type { RoutingAnswer } from '$lib/api/types';

export interface ModelOption {
  value: string;
  /** Behind it: whose it is. */
  note: string;
}

/** Aliases first, then models by provider; with a provider named, only its own. */
export function modelOptions(routing: RoutingAnswer | undefined, provider: string): ModelOption[] {
  const models = routing?.models ?? [];
  if (provider) {
    const own = models.filter((model) => model.owner === provider).map(({ id }) => id.replace(`${provider}/`, ''));
    return [...new Set(own)].map((value) => ({ value, note: '' }));
  }
  const note = (owner: string): string => (owner === 'alias' ? 'alias' : owner);
  const aliases = models.filter((model) => model.owner === 'alias');
  const others = models.filter((model) => model.owner !== 'alias');
  return [...aliases, ...others].map(({ id, owner }) => ({ value: id, note: note(owner) }));
}

/** Those that fit what was typed. */
export function fitting(options: readonly ModelOption[], typed: string): ModelOption[] {
  const query = typed.trim().toLowerCase();
  return options.filter(({ value, note }) => `${value} ${note}`.toLowerCase().includes(query));
}

/** What a first panel asks, so that it can be sent at once. */
export function firstModel(routing: RoutingAnswer): string {
  const usable = routing.aliases.find((alias) => alias.targets.some((target) => target.usable));
  return usable?.name ?? routing.models.find((model) => model.owner !== 'alias' && model.id.includes('/'))?.id ?? '';
}
