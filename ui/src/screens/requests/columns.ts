/** The columns of the list, as many as there is room for. Pure. */
import type { CallRow } from '$lib/api/types';
import type { Column } from '$ui/table';

/** Below this there is room for the barest only, in pixels. */
export const NARROW = 600;

const all: readonly (Column<CallRow> & { from: number })[] = [
  { id: 'time', label: 'Time', from: 0 },
  { id: 'status', label: 'Outcome', from: 0 },
  { id: 'provider', label: 'Provider', from: 0 },
  { id: 'model', label: 'Model', grow: true, from: NARROW, title: modelTitle },
  { id: 'attempts', label: 'Tries', align: 'right', from: 900 },
  { id: 'cache', label: 'Cache', width: '5rem', from: 760 },
  { id: 'tokens', label: 'Tokens in / out', align: 'right', width: '8rem', from: 840 },
  { id: 'firstByte', label: 'First byte', align: 'right', width: '6rem', from: 680 },
  { id: 'duration', label: 'Total', align: 'right', width: '5.5rem', from: 0 },
  { id: 'id', label: 'Request id', mono: true, from: 1060, value: (row) => row.id },
];

export function columnsFor(width: number): readonly Column<CallRow>[] {
  // A width of its own keeps the columns still while other rows come into sight.
  return all
    .filter((column) => width >= column.from)
    .map((column) => (column.id === 'status' && width >= NARROW ? { ...column, width: '13rem' } : column));
}

/** The model that was served; with the one asked for, if that is another: `fast → gpt-4o`. */
export function modelText(row: CallRow): string {
  const asked = row.requestedModel;
  return asked && row.model && asked !== row.model ? `${asked} → ${row.model}` : (row.model ?? asked ?? '–');
}

function modelTitle(row: CallRow): string {
  const served = row.model ? `served ${row.model}` : 'none served';
  return row.requestedModel ? `Asked for ${row.requestedModel}, ${served}` : served;
}
