/** The audit as a CSV file. Pure. */
import type { Schemas } from '$lib/api/types';

export type AuditEntry = Schemas['AuditEntry'];

/** Quoted; what a spreadsheet would take for a formula begins with an apostrophe. */
export function csvCell(value: unknown): string {
  const text = value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);
  const safe = /^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** One line for each field that was changed; one for what changed none. */
export function auditCsv(entries: readonly AuditEntry[]): string {
  const head = ['time', 'actor', 'action', 'setting', 'version', 'field', 'before', 'after'];
  const lines = entries.flatMap(({ time, actor, action, setting, version, diff }) => {
    const first = [time, actor, action, setting, version];
    return diff.length === 0
      ? [[...first, '', '', '']]
      : diff.map(({ path, before, after }) => [...first, path, before, after]);
  });
  return [head, ...lines].map((line) => line.map(csvCell).join(',')).join('\r\n') + '\r\n';
}
