/** Columns, order and the seen part of a table. Pure. */

export interface Column<T> {
  id: string;
  label: string;
  /** What is shown without a `cell` of the table for it, and what is sorted by. */
  value?: (row: T) => string | number | boolean | null | undefined;
  /** Numbers stand at the right. */
  align?: 'right';
  /** Can be sorted by; needs `value`. */
  sortable?: boolean;
  width?: string;
  /** Exact text for the cell's title. */
  title?: (row: T) => string | undefined;
  mono?: boolean;
  /** Takes what is left and is cut with dots. */
  grow?: boolean;
  /** The label is read out only. */
  bare?: boolean;
}

export interface Sort {
  id: string;
  descending: boolean;
}

/** The rows in order; nulls are last either way. */
export function sorted<T>(rows: readonly T[], columns: readonly Column<T>[], sort: Sort | null): readonly T[] {
  const value = columns.find((column) => column.id === sort?.id)?.value;
  if (!sort || !value) {
    return rows;
  }
  const way = sort.descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [one, two] = [value(a), value(b)];
    if (one === null || one === undefined || two === null || two === undefined) {
      return Number(one === null || one === undefined) - Number(two === null || two === undefined);
    }
    return way * (typeof one === 'string' ? one.localeCompare(String(two)) : Number(one) - Number(two));
  });
}

/** Ascending, descending, then the given order again. */
export function nextSort(sort: Sort | null, id: string): Sort | null {
  if (sort?.id !== id) {
    return { id, descending: false };
  }
  return sort.descending ? null : { id, descending: true };
}

export interface Window {
  from: number;
  to: number;
}

/** Which rows of so many are worth drawing. */
export function seen(size: number, row: number, scrolled: number, height: number, around = 10): Window {
  const from = Math.max(0, Math.floor(scrolled / row) - around);
  const to = Math.min(size, Math.ceil((scrolled + height) / row) + around);
  return { from: Math.min(from, Math.max(0, size - 1)), to: Math.max(to, Math.min(size, from + 1)) };
}
