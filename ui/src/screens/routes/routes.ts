/** An egress route as the form edits it, and as the gateway takes it. Pure. */
import type { Schemas } from '$lib/api/types';

export type EgressRoute = Schemas['EgressRoute'];
export type EgressStats = Schemas['EgressStats'];

/** A row of the list: a route with what it has carried; null until that is known. */
export interface RouteRow extends EgressRoute {
  stats: EgressStats | null;
}

export interface HeaderDraft {
  /** Stays the same while the name is typed. */
  id: number;
  name: string;
  value: string;
  /** The mask in force; '' for a new one. */
  stored: string;
}

export interface RouteDraft {
  name: string;
  endpoint: string;
  enableCache: boolean;
  enableRateLimit: boolean;
  authorization: string;
  headers: HeaderDraft[];
  connectTimeoutSeconds: number | null;
  firstByteTimeoutSeconds: number | null;
  idleTimeoutSeconds: number | null;
  totalTimeoutSeconds: number | null;
}

export const routeNames: Record<string, string> = {
  endpoint: 'Endpoint',
  enableCache: 'Cache answers',
  enableRateLimit: 'Apply the rate limit',
  authorization: 'Authorization',
  headers: 'Header fields',
  connectTimeoutSeconds: 'Connect',
  firstByteTimeoutSeconds: 'First byte',
  idleTimeoutSeconds: 'Idle',
  totalTimeoutSeconds: 'Total',
};

export function draftOf(route: EgressRoute | null): RouteDraft {
  return {
    name: route?.name ?? '',
    endpoint: route?.endpoint ?? '',
    enableCache: route?.enableCache ?? true,
    enableRateLimit: route?.enableRateLimit ?? true,
    authorization: route?.authorization ?? '',
    headers: Object.entries(route?.headers ?? {}).map(([name, value], id) => ({ id, name, value, stored: value })),
    connectTimeoutSeconds: route?.connectTimeoutSeconds ?? null,
    firstByteTimeoutSeconds: route?.firstByteTimeoutSeconds ?? null,
    idleTimeoutSeconds: route?.idleTimeoutSeconds ?? null,
    totalTimeoutSeconds: route?.totalTimeoutSeconds ?? null,
  };
}

/** What is sent: fields that are as usual are left out. */
export function routeOf(draft: RouteDraft): EgressRoute {
  const headers = draft.headers.filter(({ name, value }) => name.trim() !== '' && value !== '');
  return {
    name: draft.name.trim(),
    endpoint: draft.endpoint.trim(),
    enableCache: draft.enableCache,
    enableRateLimit: draft.enableRateLimit,
    ...(draft.authorization ? { authorization: draft.authorization } : {}),
    ...(headers.length > 0 ? { headers: Object.fromEntries(headers.map(({ name, value }) => [name.trim(), value])) } : {}),
    ...seconds('connectTimeoutSeconds', draft.connectTimeoutSeconds),
    ...seconds('firstByteTimeoutSeconds', draft.firstByteTimeoutSeconds),
    ...seconds('idleTimeoutSeconds', draft.idleTimeoutSeconds),
    ...seconds('totalTimeoutSeconds', draft.totalTimeoutSeconds),
  };
}

function seconds(name: string, value: number | null): Record<string, number> {
  return value === null ? {} : { [name]: value };
}

/** What is wrong before the gateway is asked; the field and the words. */
export function faultOf(draft: RouteDraft, others: readonly string[]): { field: string; message: string } | null {
  const name = draft.name.trim();
  if (name === '') {
    return { field: 'name', message: 'Give the route a name: it is part of its address.' };
  }
  if (others.includes(name)) {
    return { field: 'name', message: 'There is a route of this name.' };
  }
  if (draft.endpoint.trim() === '') {
    return { field: 'endpoint', message: 'Say where the route leads.' };
  }
  const names = draft.headers.map((header) => header.name.trim().toLowerCase()).filter((one) => one !== '');
  const twice = names.find((one, i) => names.indexOf(one) !== i);
  if (twice) {
    return { field: 'headers', message: `${twice} is there twice.` };
  }
  const bare = draft.headers.find((header) => header.name.trim() === '' && header.value !== '');
  return bare ? { field: 'headers', message: 'A header field has a value, but no name.' } : null;
}

/** The address that callers use: `http://127.0.0.1:8080/apis/weather/`. */
export function callerUrl(apiUrl: string, name: string): string {
  return `${apiUrl.replace(/\/v1\/?$/, '')}/apis/${encodeURIComponent(name)}/`;
}

/** A refusal as it reads beside its field: `` `endpoint` must not … `` → `Must not …`. */
export function plainMessage(message: string): string {
  const text = message.replace(/^`[\w]+` /, '');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
