/** Entries of the audit: their keys and the filter. Pure. */
import type { AuditEntry } from './csv';

/** What an entry is known by in the URL: no two have the same time, setting and version. */
export const keyOf = ({ time, setting, version, action }: AuditEntry): string =>
  setting === null ? `${time}/${action}` : `${setting}/${version ?? ''}`;

export interface Filter {
  text: string;
  /** A setting, `other` for what is none, or '' for all. */
  setting: string;
  actor: string;
}

export function shownOf(entries: readonly AuditEntry[], { text, setting, actor }: Filter): AuditEntry[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter((one) => {
    const all = `${one.action} ${one.setting ?? ''} ${one.actor} ${JSON.stringify(one.diff)}`.toLowerCase();
    const fits = setting === '' || (setting === 'other' ? one.setting === null : one.setting === setting);
    return fits && (actor === '' || one.actor === actor) && words.every((word) => all.includes(word));
  });
}
