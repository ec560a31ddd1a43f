/** Lists of calls, newest first, put together without gaps or doubles. Pure. */
import type { CallRow } from '$lib/api/types';

/** Newer rows on top of those there are; rows that are there already are left out. */
export function onTop(newer: readonly CallRow[], rows: readonly CallRow[]): readonly CallRow[] {
  const newest = rows[0]?.number ?? 0;
  const fresh = newer.filter((row) => row.number > newest);
  return fresh.length === 0 ? rows : [...fresh, ...rows];
}

/** Older rows below those there are. */
export function below(rows: readonly CallRow[], older: readonly CallRow[]): readonly CallRow[] {
  const oldest = rows.at(-1)?.number ?? Infinity;
  const fresh = older.filter((row) => row.number < oldest);
  return fresh.length === 0 ? rows : [...rows, ...fresh];
}

/** True if a fresh head of the list reaches the rows there are, so that nothing is missing between. */
export function reaches(head: readonly CallRow[], more: boolean, rows: readonly CallRow[]): boolean {
  const newest = rows[0]?.number;
  return newest === undefined || !more || head.some((row) => row.number <= newest);
}

/** The call after (older) or before (newer) one, whether or not that is in the list; null at the ends. */
export function neighbour(rows: readonly CallRow[], number: number, way: 'next' | 'previous'): CallRow | null {
  if (way === 'next') {
    return rows.find((row) => row.number < number) ?? null;
  }
  for (let i = rows.length - 1; i >= 0; i--) {
    const row = rows[i];
    if (row && row.number > number) {
      return row;
    }
  }
  return null;
}
