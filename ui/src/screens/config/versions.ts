/** Versions of settings, as the history and the audit show them. */
import type { Schemas } from '$lib/api/types';
import { plural } from '$lib/format/format';
import type { IconName } from '$ui/icons';
import type { Tone } from '$ui/tone';

export type Version = Schemas['Version'];
export type Difference = Schemas['Difference'];

const titles: Record<string, string> = {
  systemprompt: 'System prompt',
  guardrails: 'Guardrails',
  ratelimit: 'Rate limits',
  cache: 'Cache',
  logging: 'Logging',
  routes: 'Egress routes',
};

export const settingTitle = (name: string): string => titles[name] ?? name;

interface ActionLook {
  text: string;
  icon: IconName;
  tone: Tone;
}

const actionLooks: Record<string, ActionLook> = {
  change: { text: 'Changed', icon: 'edit', tone: 'accent' },
  rollback: { text: 'Rolled back', icon: 'undo', tone: 'warn' },
  reset: { text: 'Back to the file', icon: 'logging', tone: 'neutral' },
};

/** How an action looks; other words than those of settings are shown as they are. */
export function lookOfAction(action: string): ActionLook {
  return actionLooks[action] ?? { text: action.charAt(0).toUpperCase() + action.slice(1), icon: 'bolt', tone: 'neutral' };
}

/** The two sides of a list of differences, for Diff. */
export function sidesOf(diff: readonly Difference[]): { before: Record<string, unknown>; after: Record<string, unknown> } {
  const side = (of: 'before' | 'after'): Record<string, unknown> =>
    Object.fromEntries(diff.filter((one) => one[of] !== null && one[of] !== undefined).map((one) => [one.path, one[of]]));
  return { before: side('before'), after: side('after') };
}

/** What a change was about, in a line: `bannedPhrases` or `endpoint and 3 more fields`. */
export function summaryOf(diff: readonly Difference[]): string {
  const [first, ...more] = diff;
  if (!first) {
    return 'The value stayed the same';
  }
  const path = first.path || 'The whole value';
  return more.length === 0 ? path : `${path} and ${plural(more.length, 'more field')}`;
}
