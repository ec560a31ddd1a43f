/** The columns of the list, as many as there is room for. Pure. */
import type { CallRow } from '$lib/api/types';
import type { Column } from '$ui/table';

/** How much room there is: for the barest, for most, for the sort of error beside the outcome, too. */
export type Room = 'little' | 'some' | 'much';

const NARROW = 600;

export const roomOf = (width: number): Room => (width < NARROW ? 'little' : width < 960 ? 'some' : 'much');

const all: readonly (Column<CallRow> & { from: number })[] = [
  { id: 'time', label: 'Time', from: 0 },
  { id: 'status', label: 'Outcome', from: 0 },
  { id: 'provider', label: 'Provider', from: 0 },
  { id: 'model', label: 'Model', grow: true, from: NARROW, title: modelTitle },
  { id: 'attempts', label: 'Tries', align: 'right', from: 960 },
  { id: 'cache', label: 'Cache', from: 860 },
  { id: 'tokens', label: 'Tokens in / out', align: 'right', from: 780 },
  { id: 'firstByte', label: 'First byte', align: 'right', from: 680 },
  { id: 'duration', label: 'Total', align: 'right', from: 0 },
  { id: 'id', label: 'Request id', mono: true, from: 1120, value: (row) => row.id },
];

export const columnsFor = (width: number): readonly Column<CallRow>[] => all.filter((column) => width >= column.from);

/** The model that was served; with the one asked for, if that is another: `fast → gpt-4o`. */
export function modelText(row: CallRow): string {
  const asked = row.requestedModel;
  return asked && row.model && asked !== row.model ? `${asked} → ${row.model}` : (row.model ?? asked ?? '–');
}

function modelTitle(row: CallRow): string {
  const served = row.model ? `served ${row.model}` : 'none served';
  return row.requestedModel ? `Asked for ${row.requestedModel}, ${served}` : served;
}
