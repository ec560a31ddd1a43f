/** Numbers, durations and times as people read them, and exact ones for titles. Never NaN: a dash instead. */

export const NONE = '–';

export type Unit = 'count' | 'ms' | 'tokens' | 'percent' | 'bytes' | 'perSecond' | 'seconds';

export interface Shown {
  /** Short: `12.4k`. */
  text: string;
  /** Behind it, set smaller: `ms`; may be empty. */
  unit: string;
  /** Exact, for a title: `12,431 tokens`. */
  exact: string;
}

const LOCALE = 'en-US';
const grouped = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 3 });

/** A number with its unit. `percent` takes 0 to 1. */
export function show(value: number | null | undefined, unit: Unit = 'count'): Shown {
  if (value === null || value === undefined || !Number.isFinite(value)) {
    return { text: NONE, unit: '', exact: 'No value' };
  }
  switch (unit) {
    case 'ms':
      return milliseconds(value);
    case 'seconds':
      return milliseconds(value * 1000, `${grouped.format(value)} s`);
    case 'percent':
      return { text: percent(value), unit: '%', exact: `${grouped.format(value * 100)} %` };
    case 'bytes':
      return bytes(value);
    case 'perSecond':
      return { text: short(value), unit: '/s', exact: `${grouped.format(value)} per second` };
    case 'tokens':
      return { text: short(value), unit: '', exact: `${grouped.format(value)} tokens` };
    case 'count':
      return { text: short(value), unit: '', exact: grouped.format(value) };
  }
}

/** The same in one string: `842 ms`, `12.4k`, `99.2 %`. */
export function showText(value: number | null | undefined, unit: Unit = 'count'): string {
  const shown = show(value, unit);
  return shown.unit === '' ? shown.text : shown.unit === '/s' ? shown.text + shown.unit : `${shown.text} ${shown.unit}`;
}

/** 0.4, 12, 842, 12.4k, 3.1M. */
export function short(value: number): string {
  const size = Math.abs(value);
  for (const [step, letter] of [
    [1e12, 'T'],
    [1e9, 'B'],
    [1e6, 'M'],
    [1e3, 'k'],
  ] as const) {
    // Up to 9,999 whole numbers are shown as they are.
    if (size >= (step === 1e3 ? 9_999.5 : step * 0.9995)) {
      return digits(value / step) + letter;
    }
  }
  return Number.isInteger(value) || size >= 999.5 ? grouped.format(Math.round(value)) : digits(value);
}

// Three digits that say something.
function digits(value: number): string {
  const size = Math.abs(value);
  const places = size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2;
  return String(Number(value.toFixed(places)));
}

function percent(value: number): string {
  const hundred = value * 100;
  // Nearly all is not all, nearly nothing is not nothing.
  if (hundred > 99.9 && hundred < 100) {
    return String(Math.min(99.99, Math.floor(hundred * 100) / 100));
  }
  if (hundred > 0 && hundred < 0.1) {
    return hundred < 0.01 ? '<0.01' : hundred.toFixed(2);
  }
  return String(Number(hundred.toFixed(hundred >= 10 ? 1 : 2)));
}

function milliseconds(value: number, exact = `${grouped.format(value)} ms`): Shown {
  const size = Math.abs(value);
  if (size < 999.5) {
    return { text: digits(value), unit: 'ms', exact };
  }
  if (size < 59_950) {
    return { text: digits(value / 1000), unit: 's', exact };
  }
  const seconds = Math.round(value / 1000);
  return { text: duration(seconds), unit: '', exact };
}

/** 75 → `1 min 15 s`; 90061 → `1 d 1 h`. */
export function duration(seconds: number): string {
  const parts: [number, string][] = [
    [86_400, 'd'],
    [3_600, 'h'],
    [60, 'min'],
    [1, 's'],
  ];
  const first = parts.findIndex(([size]) => seconds >= size);
  if (first < 0) {
    return `${Math.max(0, Math.round(seconds))} s`;
  }
  let rest = Math.round(seconds);
  const words: string[] = [];
  for (const [size, name] of parts.slice(first, first + 2)) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) {
      words.push(`${count} ${name}`);
    }
  }
  return words.join(' ');
}

function bytes(value: number): Shown {
  const exact = `${grouped.format(value)} bytes`;
  let size = value;
  for (const unit of ['B', 'KiB', 'MiB', 'GiB']) {
    if (Math.abs(size) < 1023.5 || unit === 'GiB') {
      return { text: digits(size), unit, exact };
    }
    size /= 1024;
  }
  return { text: digits(size), unit: 'GiB', exact };
}

/** One number in words: `plural(3, 'call')` → `3 calls`. */
export function plural(count: number, word: string, words = `${word}s`): string {
  return `${grouped.format(count)} ${count === 1 ? word : words}`;
}
