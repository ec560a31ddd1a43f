import { describe, expect, it } from 'vitest';
import css from './tokens.css?raw';

const pairs = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#\w+), (#\w+)\)/g)].map(([, name, light, dark]) => [name, [light, dark]]),
);

function light(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((i) => parseInt(hex.slice(i, i + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string, theme: number): number {
  const of = (name: string): number => light(name === 'white' ? '#ffffff' : (pairs.get(name)?.[theme] ?? '#000000'));
  const [a, b] = [of(one), of(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const grounds = ['bg', 'surface', 'surface-2', 'overlay', 'hover'];
const texts: [string, string][] = [
  ...['text', 'text-2', 'text-3', 'accent', 'good', 'warn', 'bad', 'info'].flatMap((text) =>
    grounds.map((ground): [string, string] => [text, ground]),
  ),
  ...['good', 'warn', 'bad', 'info', 'accent'].map((tone): [string, string] => [tone, `${tone}-soft`]),
  ...['good', 'warn', 'bad', 'info', 'accent'].flatMap((tone): [string, string][] => [
    ['text', `${tone}-soft`],
    ['text-2', `${tone}-soft`],
  ]),
  ['text-3', 'accent-soft'],
  ['text-2', 'surface-3'],
  ['text-3', 'surface-3'],
  ['text', 'mark'],
  ...['accent-solid', 'accent-solid-hover', 'bad-solid', 'bad-solid-hover'].map((solid): [string, string] => ['white', solid]),
];
const charts = [1, 2, 3, 4, 5, 6, 7, 8].map((i) => `chart-${i}`);

describe.each([
  ['light', 0],
  ['dark', 1],
])('the %s theme', (_, theme) => {
  it.each(texts)('can be read: %s on %s', (text, ground) => {
    expect(contrast(text, ground, theme)).toBeGreaterThanOrEqual(4.5);
  });

  it.each([...charts, 'chart-good', 'chart-bad', 'chart-warn', 'line-control', 'focus'])('can be seen: %s', (name) => {
    expect(contrast(name, 'surface', theme)).toBeGreaterThanOrEqual(3);
  });
});
