/** The lines of the dashboard's charts, made of a series. Pure. */
import type { ChangeEvent, RangeName, SeriesAnswer } from '$lib/api/types';
import type { Mark, Series } from '$lib/chart/data';
import type { Span } from '$lib/chart/group.svelte';
import { percentiles, rates, stepsOf, sums, widthOf, type Steps } from './steps';

const MOST_LINES = 8;

export interface Lines {
  steps: Steps;
  calls: Series[];
  inputTokens: Series[];
  outputTokens: Series[];
  latency: Series[];
  errors: Series[];
}

/** All lines; a short part that is looked at is shown in full. */
export function linesOf(series: SeriesAnswer, zoom: Span | null): Lines {
  const steps = stepsOf(series.times, series.stepSeconds, widthFor(series.range, zoom));
  const names = namesOf(series);
  const by = (figure: 'calls' | 'inputTokens' | 'outputTokens'): Series[] =>
    names.map(({ label, members, color }) => ({
      label,
      color,
      values: rates(steps, added(members.map((name) => series.byProvider[name]?.[figure] ?? []))),
    }));
  const { p50, p95, p99 } = percentiles(steps, series.latency, series.calls);
  return {
    steps,
    calls: by('calls'),
    inputTokens: by('inputTokens'),
    outputTokens: by('outputTokens'),
    latency: [
      { label: 'p50', values: p50, color: '--chart-1', bridge: true },
      { label: 'p95', values: p95, color: '--chart-2', bridge: true },
      { label: 'p99', values: p99, color: '--chart-4', bridge: true },
    ],
    errors: errorTypes(series)
      .slice(0, MOST_LINES)
      .sort((a, b) => a.type.localeCompare(b.type))
      .map(({ type }, i) => ({
        label: type,
        color: ERROR_COLORS[i],
        values: sums(steps, series.errors[type] ?? []),
      })),
  };
}

const ERROR_COLORS = [7, 2, 5, 4, 6, 1, 3, 8].map((n) => `--chart-${n}`);

export function widthFor(range: RangeName, zoom: Span | null): number {
  const wide = widthOf[range];
  return zoom && zoom.to - zoom.from < wide * 20 ? 1 : wide;
}

/** The sorts of errors in the series, the most frequent first. */
export function errorTypes(series: SeriesAnswer): { type: string; count: number }[] {
  return Object.entries(series.errors)
    .map(([type, points]) => ({ type, count: total(points) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || a.type.localeCompare(b.type));
}

export const total = (points: readonly (number | null)[]): number =>
  points.reduce<number>((sum, value) => sum + (value ?? 0), 0);

// A colour belongs to a name, whatever is shown with it; what is too much is put together.
function namesOf(series: SeriesAnswer): { label: string; members: string[]; color: string }[] {
  const names = Object.keys(series.byProvider).sort();
  const colored = names.map((name, i) => ({ label: name, members: [name], color: `--chart-${(i % 8) + 1}` }));
  if (names.length <= MOST_LINES) {
    return colored;
  }
  const calls = (name: string): number => total(series.byProvider[name]?.calls ?? []);
  const kept = new Set([...names].sort((a, b) => calls(b) - calls(a)).slice(0, MOST_LINES - 1));
  return [
    ...colored.filter(({ label }) => kept.has(label)),
    { label: 'others', members: names.filter((name) => !kept.has(name)), color: '--chart-8' },
  ];
}

function added(lines: readonly (readonly (number | null)[])[]): readonly (number | null)[] {
  const [first, ...rest] = lines;
  return rest.reduce<readonly (number | null)[]>(
    (sum, line) => sum.map((value, i) => (value ?? 0) + (line[i] ?? 0)),
    first ?? [],
  );
}

const MOST_MARKS = 40;

/** Marks of the charts: what changed, at most the last few. */
export function marksOf(series: SeriesAnswer): Mark[] {
  return series.marks.slice(-MOST_MARKS).map((mark) => ({ time: mark.time / 1000, label: markText(mark) }));
}

const LONGEST_MARK = 48;

/** `guardrails changed`, `openai: rests for 30 s`: short enough to stand beside its line. */
export function markText({ what, name, text }: ChangeEvent): string {
  const label = what === 'setting' ? `${name} ${text.split(' by ')[0]}` : what === 'provider' ? `${name}: ${text}` : text;
  return label.length > LONGEST_MARK ? `${label.slice(0, LONGEST_MARK - 1)}…` : label;
}
