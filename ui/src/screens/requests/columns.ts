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
  { id: 'cache', label: 'Cache', from: 760 },
  { id: 'tokens', label: 'Tokens in / out', align: 'right', from: 840 },
  { id: 'firstByte', label: 'First byte', align: 'right', from: 680 },
  { id: 'duration', label: 'Total', align: 'right', from: 0 },
  { id: 'id', label: 'Request id', mono: true, from: 1060, value: (row) => row.id },
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
