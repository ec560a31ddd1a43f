/** The lines that differ between two texts, by the longest common run of lines. Pure. */

export interface Line {
  sign: ' ' | '+' | '-';
  text: string;
  before: number | null;
  after: number | null;
}

/** A stretch of equal lines that is not shown. */
export interface Gap {
  sign: '…';
  count: number;
}

// Beyond this many pairs of lines the middle is shown as replaced, whole: the exact way would take too long.
const MOST = 4_000_000;

export function lineDiff(before: string, after: string): Line[] {
  const a = before === '' ? [] : before.split('\n');
  const b = after === '' ? [] : after.split('\n');
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) {
    start++;
  }
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) {
    end++;
  }
  const lines: Line[] = [];
  const equal = (i: number, j: number): void => {
    lines.push({ sign: ' ', text: a[i] ?? '', before: i + 1, after: j + 1 });
  };
  for (let i = 0; i < start; i++) {
    equal(i, i);
  }
  middle(a, b, [start, a.length - end], [start, b.length - end], lines);
  for (let i = end; i > 0; i--) {
    equal(a.length - i, b.length - i);
  }
  return lines;
}

type Span = [from: number, to: number];

function middle(a: string[], b: string[], [aFrom, aTo]: Span, [bFrom, bTo]: Span, lines: Line[]): void {
  const n = aTo - aFrom;
  const m = bTo - bFrom;
  const wide = m + 1;
  const long = n * m <= MOST ? new Uint32Array((n + 1) * wide) : null;
  const at = (i: number, j: number): number => long?.[i * wide + j] ?? 0;
  if (long) {
    for (let i = n - 1; i >= 0; i--) {
      for (let j = m - 1; j >= 0; j--) {
        long[i * wide + j] =
          a[aFrom + i] === b[bFrom + j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
      }
    }
  }
  let i = 0;
  let j = 0;
  while (i < n || j < m) {
    if (long && i < n && j < m && a[aFrom + i] === b[bFrom + j]) {
      lines.push({ sign: ' ', text: a[aFrom + i] ?? '', before: aFrom + ++i, after: bFrom + ++j });
    } else if (i < n && (j >= m || at(i + 1, j) >= at(i, j + 1))) {
      lines.push({ sign: '-', text: a[aFrom + i] ?? '', before: aFrom + ++i, after: null });
    } else {
      lines.push({ sign: '+', text: b[bFrom + j] ?? '', before: null, after: bFrom + ++j });
    }
  }
}

/** Leaves out equal lines that are further than `around` from any other. */
export function folded(lines: Line[], around = 3): (Line | Gap)[] {
  const near = lines.map(() => false);
  lines.forEach((line, i) => {
    if (line.sign !== ' ') {
      near.fill(true, Math.max(0, i - around), Math.min(lines.length, i + around + 1));
    }
  });
  const shown: (Line | Gap)[] = [];
  lines.forEach((line, i) => {
    const last = shown.at(-1);
    if (near[i]) {
      shown.push(line);
    } else if (last?.sign === '…') {
      last.count++;
    } else {
      shown.push({ sign: '…', count: 1 });
    }
  });
  return shown;
}
