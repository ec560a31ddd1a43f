/** Who has used how much of which limit. Pure. */
import { holds, network, type Network } from './address';
import { ANY, type LimitValue, type Plan } from './data';

export type States = Record<string, { requests: number; windowStart: number }>;

export interface Use {
  client: string;
  plan: Plan | null;
  /** Whose plan it is: the client's or network's name, or null for the default one. */
  of: string | null;
  requests: number;
  /** 0 to 1, or null without a limit. */
  share: number | null;
  /** Epoch milliseconds. */
  resetsAt: number | null;
}

/** Finds a client's plan: its own, that of the smallest network it is in, of any client, or the default. */
export function plans({ policy, clients }: LimitValue): (client: string) => { plan: Plan | null; of: string | null } {
  const named = Object.entries(clients ?? {})
    .map(([name, plan]) => ({ name, plan, at: network(name) }))
    .filter((one): one is { name: string; plan: Plan; at: Network } => one.at !== null)
    .sort((a, b) => b.at.prefix - a.at.prefix);
  const any = clients?.[ANY];
  return (client) => {
    const at = network(client);
    // An IPv6 client is a network itself: one address in it with a plan of its own is counted by itself.
    const own = at && named.find((one) => holds(one.at, at));
    return own ? { plan: own.plan, of: own.name } : any ? { plan: any, of: ANY } : { plan: policy ?? null, of: null };
  };
}

/** The clients by how near they are to their limit. */
export function uses(states: States, limits: LimitValue): Use[] {
  const find = plans(limits);
  return Object.entries(states)
    .map(([client, { requests, windowStart }]) => {
      const { plan, of } = find(client);
      return {
        client,
        plan,
        of,
        requests,
        share: plan ? Math.min(1, requests / plan.requestsPerWindow) : null,
        resetsAt: plan ? (windowStart + plan.windowSeconds) * 1000 : null,
      };
    })
    .sort((a, b) => (b.share ?? -1) - (a.share ?? -1) || b.requests - a.requests);
}
