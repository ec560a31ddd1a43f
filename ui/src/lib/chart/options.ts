/** uPlot's options for a chart. Everything that is drawn gets its colour from the tokens. */
import uPlot from 'uplot';
import { showText, type Unit } from '../format/format';
import { showTime } from '../format/time';
import { chartColor, resolve } from './colors';
import { topOf, type Mark, type Series } from './data';

export interface ChartLook {
  series: readonly Series[];
  unit: Unit;
  height: number;
  width: number;
  stack: boolean;
  /** The least top of the scale. */
  top: number;
  sync: string | null;
}

export interface ChartHooks {
  marks: () => readonly Mark[];
  cursor: (index: number | null) => void;
  zoom: (from: number, to: number) => void;
  reset: () => void;
}

/** The widest gap that a line goes over, in pixels. */
const BRIDGED = 60;

/** Steps of a scale of things that there are no halves of. */
const WHOLE = Array.from({ length: 15 }, (_, power) => [1, 2, 5].map((step) => step * 10 ** power)).flat();

const FONT = '11px Inter, -apple-system, "Segoe UI", Roboto, Ubuntu, Cantarell, "Noto Sans", "Liberation Sans", sans-serif';

export function options({ series, unit, height, width, stack, top, sync }: ChartLook, hooks: ChartHooks): uPlot.Options {
  const axis = resolve('--chart-axis');
  const grid = { stroke: resolve('--chart-grid'), width: 1 };
  return {
    width,
    height,
    legend: { show: false },
    padding: [10, 16, 0, 0],
    cursor: {
      y: false,
      points: { size: 6, width: 1.5 },
      drag: { x: true, y: false, setScale: false },
      bind: { dblclick: () => () => (hooks.reset(), null) },
      ...(sync ? { sync: { key: sync, setSeries: false } } : {}),
    },
    select: { show: true, left: 0, top: 0, width: 0, height: 0 },
    scales: {
      x: { time: true },
      y: { range: (_, __, most) => [0, Math.max(top, topOf(most, unit))] },
    },
    axes: [
      { stroke: axis, font: FONT, size: 26, gap: 4, space: 70, grid: { show: false }, ticks: { show: false }, values: timeLabels },
      {
        stroke: axis,
        font: FONT,
        size: 52,
        gap: 6,
        space: 34,
        ...(unit === 'count' || unit === 'tokens' ? { incrs: WHOLE } : {}),
        grid,
        ticks: { show: false },
        values: (_, values) => values.map((value) => showText(value, unit)),
      },
    ],
    series: [{}, ...series.map((one, i) => line(one, i, stack))],
    ...(stack ? { bands: series.slice(1).map((_, i) => ({ series: [i + 2, i + 1] as [number, number] })) } : {}),
    hooks: {
      setCursor: [(plot) => hooks.cursor(plot.cursor.idx ?? null)],
      setSelect: [
        (plot) => {
          const { left, width: wide } = plot.select;
          if (wide > 4) {
            hooks.zoom(plot.posToVal(left, 'x'), plot.posToVal(left + wide, 'x'));
            plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
          }
        },
      ],
      draw: [(plot) => drawMarks(plot, hooks.marks())],
    },
  };
}

function line(one: Series, index: number, stack: boolean): uPlot.Series {
  const color = one.color ?? chartColor(index);
  return {
    label: one.label,
    stroke: resolve(color),
    width: 1.5,
    fill: stack ? resolve(color, 0.28) : one.fill ? resolve(color, 0.1) : undefined,
    dash: one.dashed ? [5, 4] : undefined,
    points: { show: false },
    spanGaps: false,
    ...(one.bridge ? { gaps: wideGaps } : {}),
  };
}

// Gaps that are wide enough to mean something.
const wideGaps: uPlot.Series.GapsRefiner = (_, __, ___, ____, gaps) =>
  gaps.filter(([from, to]) => to - from > BRIDGED * (devicePixelRatio || 1));

function timeLabels(plot: uPlot, values: number[]): string[] {
  const { min = 0, max = 0 } = plot.scales['x'] ?? {};
  const seconds = (max ?? 0) - (min ?? 0) < 300;
  return values.map((value) => showTime(value * 1000, 'time').slice(0, seconds ? 8 : 5));
}

// A dashed line where something changed, with its words unless they would run into the next.
function drawMarks(plot: uPlot, marks: readonly Mark[]): void {
  const { ctx, bbox } = plot;
  const ratio = devicePixelRatio || 1;
  ctx.save();
  ctx.strokeStyle = ctx.fillStyle = resolve('--chart-mark');
  ctx.lineWidth = ratio;
  ctx.font = FONT.replace('11px', `${11 * ratio}px`);
  ctx.textBaseline = 'top';
  ctx.textAlign = 'left';
  let free = -Infinity;
  for (const { time, label } of marks) {
    const x = Math.round(plot.valToPos(time, 'x', true)) + 0.5;
    if (x < bbox.left || x > bbox.left + bbox.width) {
      continue;
    }
    ctx.setLineDash([3 * ratio, 3 * ratio]);
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    ctx.setLineDash([]);
    ctx.beginPath();
    ctx.arc(x, bbox.top, 2.5 * ratio, 0, 7);
    ctx.fill();
    const wide = ctx.measureText(label).width;
    const right = x + 6 * ratio;
    const left = right + wide > bbox.left + bbox.width ? x - 6 * ratio - wide : right;
    if (left > free) {
      ctx.fillText(label, left, bbox.top + 2 * ratio);
      free = Math.max(left + wide, x) + 8 * ratio;
    }
  }
  ctx.restore();
}
