/** Who has used how much of which limit. Pure. */
import { holds, network, type Network } from './address';
import { ANY, type LimitValue, type Plan } from './data';

export type States = Record<string, { requests: number; windowStart: number }>;

export interface Use {
  client: string;
  plan: Plan;
  /** Whose plan it is: the client's or network's name, or null for the default one. */
  of: string | null;
  requests: number;
  /** 0 to 1. */
  share: number;
  /** Epoch milliseconds. */
  resetsAt: number;
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

/** The clients by how near they are to their limit; those without one are left out. */
export function uses(states: States, limits: LimitValue): Use[] {
  const find = plans(limits);
  return Object.entries(states)
    .flatMap(([client, { requests, windowStart }]) => {
      const { plan, of } = find(client);
      if (plan === null) {
        return [];
      }
      const share = Math.min(1, requests / plan.requestsPerWindow);
      return [{ client, plan, of, requests, share, resetsAt: (windowStart + plan.windowSeconds) * 1000 }];
    })
    .sort((a, b) => b.share - a.share || b.requests - a.requests);
}
