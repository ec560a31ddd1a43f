/** Colour tokens as a canvas needs them: resolved for the theme in force. */

let probe: HTMLElement | null = null;

/** The colour that a token has now: `resolve('--chart-1')` → `rgb(31, 111, 208)`. */
export function resolve(token: string, alpha = 1): string {
  if (!probe) {
    probe = document.createElement('span');
    probe.hidden = true;
    document.body.append(probe);
  }
  probe.style.color = alpha < 1 ? `color-mix(in srgb, var(${token}) ${alpha * 100}%, transparent)` : `var(${token})`;
  return getComputedStyle(probe).color;
}

/** The token of the n-th series, from 0. */
export const chartColor = (index: number): string => `--chart-${(index % 8) + 1}`;
