/** Walking a list with j/k, arrows, Home/End: which index comes next. Pure. */

export type Step = 'next' | 'previous' | 'first' | 'last';

/** The step of a key; null if it is none. */
export function stepOf(key: string): Step | null {
  switch (key) {
    case 'j':
    case 'ArrowDown':
      return 'next';
    case 'k':
    case 'ArrowUp':
      return 'previous';
    case 'Home':
      return 'first';
    case 'End':
      return 'last';
    default:
      return null;
  }
}

/** The index after a step; -1 stands before the first. Stays within the list; -1 if that is empty. */
export function stepped(index: number, step: Step, size: number): number {
  if (size <= 0) {
    return -1;
  }
  const last = size - 1;
  switch (step) {
    case 'first':
      return 0;
    case 'last':
      return last;
    case 'next':
      return Math.min(index + 1, last);
    case 'previous':
      return index < 0 ? last : Math.max(Math.min(index, size) - 1, 0);
  }
}
