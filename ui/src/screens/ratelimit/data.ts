/** The rate limits as the form edits them. Pure. */
import { duration, show } from '$lib/format/format';

export type WindowKind = 'fixed' | 'sliding';

export interface Plan {
  name: string;
  requestsPerWindow: number;
  windowSeconds: number;
  window?: WindowKind;
}

export interface LimitValue {
  policy?: Plan & { ipv6Prefix?: number };
  clients: Record<string, Plan>;
}

export interface PlanDraft {
  name: string;
  requests: number | null;
  seconds: number | null;
  window: WindowKind;
}

export interface ClientDraft extends PlanDraft {
  client: string;
}

export interface LimitDraft {
  on: boolean;
  policy: PlanDraft;
  ipv6Prefix: number | null;
  clients: ClientDraft[];
}

export const ANY = '*.*.*.*';
const USUAL_PREFIX = 64;
export const newPlan = (): PlanDraft => ({ name: '', requests: 60, seconds: 60, window: 'fixed' });

const planDraft = (plan: Plan): PlanDraft => ({
  name: plan.name,
  requests: plan.requestsPerWindow,
  seconds: plan.windowSeconds,
  window: plan.window ?? 'fixed',
});

export function readLimits(given: unknown): LimitDraft {
  const { policy, clients } = given as Partial<LimitValue>;
  return {
    on: policy !== undefined,
    policy: policy ? planDraft(policy) : { ...newPlan(), name: 'default' },
    ipv6Prefix: policy?.ipv6Prefix ?? USUAL_PREFIX,
    clients: Object.entries(clients ?? {}).map(([client, plan]) => ({ client, ...planDraft(plan) })),
  };
}

function plan({ name, requests, seconds, window }: PlanDraft, usualName: string): Plan {
  return {
    name: name.trim() === '' ? usualName : name,
    requestsPerWindow: requests ?? 0,
    windowSeconds: seconds ?? 0,
    ...(window === 'sliding' ? { window } : {}),
  };
}

export function writeLimits({ on, policy, ipv6Prefix, clients }: LimitDraft): LimitValue {
  const prefix = ipv6Prefix ?? USUAL_PREFIX;
  return {
    ...(on ? { policy: { ...plan(policy, 'default'), ...(prefix === USUAL_PREFIX ? {} : { ipv6Prefix: prefix }) } } : {}),
    clients: Object.fromEntries(clients.map((one) => [one.client, plan(one, one.client)])),
  };
}

const whole = (value: number | null, most: number): boolean =>
  value !== null && Number.isInteger(value) && value >= 1 && value <= most;

/** What is wrong with a plan's numbers, in words. */
export function planFault({ requests, seconds }: PlanDraft): string | null {
  if (!whole(requests, 100_000_000)) {
    return 'Requests are a whole number from 1 to 100,000,000';
  }
  return whole(seconds, 31_536_000) ? null : 'A window has 1 second to a year';
}

export function faultOf({ on, policy }: LimitDraft): string | null {
  return on ? planFault(policy) : null;
}

/** A plan in words: `60 in 1 min`. */
export function planText(requests: number | null, seconds: number | null): string {
  return `${show(requests).exact} in ${duration(seconds ?? 0)}`;
}

/** What a limited caller gets with each answer; the numbers are an example. */
export function headersOf(one: Plan, refused: boolean): string {
  const { name, requestsPerWindow: most, windowSeconds: seconds } = one;
  const rest = Math.max(1, Math.round(seconds * 0.7));
  const left = refused ? 0 : most - 1;
  const lines = [
    `HTTP/1.1 ${refused ? '429 Too Many Requests' : '200 OK'}`,
    `ratelimit-limit: ${most}`,
    `ratelimit-remaining: ${left}`,
    `ratelimit-reset: ${rest}`,
    `ratelimit: "${name}";r=${left};t=${rest}`,
    `ratelimit-policy: "${name}";q=${most};w=${seconds}`,
  ];
  const message = `Rate limit reached for requests: ${most} in ${seconds} s (plan ${name}). Please try again in ${rest} s.`;
  const error = { message, type: 'rate_limit_error', param: null, code: 'rate_limit_exceeded' };
  return [...lines, ...(refused ? [`retry-after: ${rest}`, '', JSON.stringify({ error }, null, 2)] : [])].join('\n');
}
