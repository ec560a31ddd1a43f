import { describe, expect, it } from 'vitest';
import { binned, lastKnown, sample, stacked, topOf } from '../chart/data';
import { added } from './chips';
import { nextSort, seen, sorted, type Column } from './table';

describe('tables', () => {
  const columns: Column<{ n: number | null; s: string }>[] = [
    { id: 'n', label: 'N', value: (row) => row.n },
    { id: 's', label: 'S', value: (row) => row.s },
  ];
  const rows = [{ n: 2, s: 'b' }, { n: null, s: 'c' }, { n: 10, s: 'a' }];

  it('are sorted, with what is unknown last', () => {
    expect(sorted(rows, columns, { id: 'n', descending: false }).map((row) => row.n)).toEqual([2, 10, null]);
    expect(sorted(rows, columns, { id: 'n', descending: true }).map((row) => row.n)).toEqual([10, 2, null]);
    expect(sorted(rows, columns, { id: 's', descending: false }).map((row) => row.s)).toEqual(['a', 'b', 'c']);
    expect(sorted(rows, columns, null)).toBe(rows);
  });

  it('are sorted up, down, and as they were', () => {
    const up = nextSort(null, 'n');
    const down = nextSort(up, 'n');
    expect([up, down, nextSort(down, 'n')]).toEqual([{ id: 'n', descending: false }, { id: 'n', descending: true }, null]);
  });

  it('draw what is seen and a little more', () => {
    expect(seen(10_000, 36, 3600, 720, 5)).toEqual({ from: 95, to: 125 });
    expect(seen(3, 36, 0, 720)).toEqual({ from: 0, to: 3 });
    expect(seen(5, 36, 9000, 720)).toEqual({ from: 4, to: 5 });
    expect(seen(0, 36, 0, 720)).toEqual({ from: 0, to: 0 });
  });
});

describe('charts', () => {
  it('stack, with gaps only where nothing is known', () => {
    const series = [{ label: 'a', values: [1, null, null] }, { label: 'b', values: [2, 3, null] }];
    expect(stacked(series)).toEqual([[1, 0, null], [3, 3, null]]);
  });

  it('join points', () => {
    const times = [0, 1, 2, 3, 4];
    const values = [1, null, 3, null, null];
    expect(binned(times, values, 2)).toEqual({ times: [0, 2, 4], values: [1, 3, null] });
    expect(binned(times, [1, 3, 3, 5, 9], 2, 'mean').values).toEqual([2, 4, 9]);
    expect(binned(times, [1, 3, 3, 5, 9], 2, 'most').values).toEqual([3, 5, 9]);
  });

  it('have a round top', () => {
    expect([topOf(0, 'count'), topOf(38, 'count'), topOf(1.3, 'ms'), topOf(0.6, 'percent')]).toEqual([1, 40, 1.5, 1]);
  });

  it('know their newest value, and a sample for the table', () => {
    expect([lastKnown([1, null]), lastKnown([null])]).toEqual([0, -1]);
    expect(sample(5, 2)).toEqual([4, 1]);
  });
});

it('phrases are added once, a line each', () => {
  expect(added(['One'], ' two \n\none\r\nthree')).toEqual(['One', 'two', 'three']);
});
