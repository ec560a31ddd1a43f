/** How calls of an alias are shared out among its targets by their weights. Pure. */

/** 0 to 1 each; null if the targets have no weights, or cannot be used. */
export function sharesOf(targets: readonly { weight: number | null; usable: boolean }[]): (number | null)[] {
  const total = targets.reduce((sum, { weight, usable }) => sum + (usable ? (weight ?? 0) : 0), 0);
  return targets.map(({ weight, usable }) => (weight !== null && usable && total > 0 ? weight / total : null));
}
