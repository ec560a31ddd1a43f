/** Which calls are shown: as the URL holds it, as the server is asked, and for calls that come live. Pure. */
import type { CallRow } from '$lib/api/types';

export interface Filters {
  provider: string;
  model: string;
  /** `ok`, `error`, `failed`, `refused`, `cached`, `failover`, an HTTP status, or a class as `4xx`. */
  status: string;
  /** A part of the request id. */
  text: string;
  /** The sort of error. */
  type: string;
  /** When calls ended: epoch milliseconds, as text. */
  since: string;
  until: string;
}

export const filterNames = ['provider', 'model', 'status', 'text', 'type', 'since', 'until'] as const;

export const statusOptions: readonly { value: string; label: string }[] = [
  { value: '', label: 'Any outcome' },
  { value: 'ok', label: 'Completed' },
  { value: 'error', label: 'All errors' },
  { value: 'failed', label: 'Failed' },
  { value: 'refused', label: 'Refused' },
  { value: 'cached', label: 'From the cache' },
  { value: 'failover', label: 'With failover' },
  { value: '4xx', label: 'Status 4xx' },
  { value: '5xx', label: 'Status 5xx' },
  { value: '401', label: 'Status 401' },
  { value: '429', label: 'Status 429' },
  { value: '502', label: 'Status 502' },
  { value: '503', label: 'Status 503' },
  { value: '504', label: 'Status 504' },
];

const WORDS = new Set(['ok', 'error', 'failed', 'refused', 'cached', 'failover']);

export function filtersOf(query: URLSearchParams): Filters {
  const of = (name: string): string => query.get(name)?.trim() ?? '';
  const number = (name: string): string => (/^\d{1,15}$/.test(of(name)) ? of(name) : '');
  const status = of('status');
  return {
    provider: of('provider'),
    model: of('model'),
    status: WORDS.has(status) || /^[1-5](\d\d|xx)$/.test(status) ? status : '',
    text: of('text'),
    type: of('type'),
    since: number('since'),
    until: number('until'),
  };
}

export const isFiltered = (filters: Filters): boolean => filterNames.some((name) => filters[name] !== '');

/** Whether a call is one of those looked for; the server says the same. */
export function takes(filters: Filters, row: CallRow): boolean {
  const end = row.time + Math.floor(row.durationMs);
  return (
    (filters.provider === '' || row.provider === filters.provider) &&
    (filters.model === '' || holds(row.model, filters.model) || holds(row.requestedModel, filters.model)) &&
    (filters.text === '' || holds(row.id, filters.text)) &&
    (filters.type === '' || row.errorType === filters.type) &&
    (filters.since === '' || end >= Number(filters.since)) &&
    (filters.until === '' || end < Number(filters.until)) &&
    hasStatus(filters.status, row)
  );
}

const holds = (text: string | null, part: string): boolean => text?.toLowerCase().includes(part.toLowerCase()) ?? false;

function hasStatus(status: string, row: CallRow): boolean {
  switch (status) {
    case '':
      return true;
    case 'ok':
      return row.outcome === 'completed';
    case 'failed':
      return row.outcome === 'failed' || row.outcome === 'broken off';
    case 'refused':
      return row.outcome === 'refused';
    case 'error':
      return row.outcome === 'failed' || row.outcome === 'broken off' || row.outcome === 'refused';
    case 'cached':
      return row.cache === 'hit';
    case 'failover':
      return row.attempts > 1;
    default:
      return status.endsWith('xx') ? String(row.status)[0] === status[0] : String(row.status) === status;
  }
}
