/** Leaves out of libraries what the pages do not use and a bundler cannot tell: all script together has 150 kB. */
import type { Plugin } from 'vite';

interface Cut {
  /** The end of the module's path. */
  module: string;
  /** What goes, and what takes its place. Each must be there: another version of the library is looked at anew. */
  parts: readonly (readonly [RegExp, string])[];
}

const cuts: readonly Cut[] = [
  {
    // Bars, steps and splines, and what only callers of uPlot's own tools need.
    module: 'uplot/dist/uPlot.esm.js',
    parts: [
      [/^\t\(paths\.stepped = stepped\);$/m, ''],
      [/^\t\(paths\.bars {4}= bars\);$/m, ''],
      [/^\t\(paths\.spline {2}= monotoneCubic\);$/m, ''],
      [/^uPlot\.rangeLog = rangeLog;$/m, ''],
      [/^uPlot\.rangeAsinh = rangeAsinh;$/m, ''],
      [/^uPlot\.orient {3}= orient;$/m, ''],
      [/^\tuPlot\.join = join;$/m, ''],
      [/^\tuPlot\.fmtDate = fmtDate;$/m, ''],
      [/^\tuPlot\.tzDate {2}= tzDate;$/m, ''],
      [/^\tuPlot\.addGap = addGap;$/m, ''],
      [/^\tuPlot\.clipGaps = clipGaps;$/m, ''],
      // The legend (the pages have their own), scatter plots, and scales that are not linear.
      [/const showLegend = legend\.show;/, 'const showLegend = false;'],
      [/\bmode == 2\b/g, 'false'],
      [/\b(\w+\.)?distr (==|>=) [34]\b/g, 'false'],
      // Words for times: the pages have their own.
      [/const _timeAxisVals {3}= timeAxisVals\(.*\);/, 'const _timeAxisVals = null;'],
      [/const _timeSeriesVal {2}= timeSeriesVal\(.*\);/, 'const _timeSeriesVal = null;'],
      [/timeAxisVals\(_tzDate, timeAxisStamps\(av, _fmtDate\)\)/, 'av'],
      [/timeAxisVal\(_tzDate, av\)/, 'av'],
      [/timeSeriesVal\(_tzDate, timeSeriesStamp\(sv, _fmtDate\)\)/, 'sv'],
      [/const _fmtDate = \(opts\.fmtDate \|\| fmtDate\);/, ''],
    ],
  },
  {
    // No component is made an element of its own.
    module: 'svelte/src/internal/client/dom/elements/custom-element.js',
    parts: [[/^[^]*$/, 'export const create_custom_element = undefined;']],
  },
  {
    // No page comes with its elements made by a server.
    module: 'svelte/src/internal/client/dom/hydration.js',
    parts: [
      [/^export let hydrating = false;$/m, 'export const hydrating = false;'],
      [/^\thydrating = value;$/m, ''],
    ],
  },
];

export function diet(): Plugin {
  return {
    name: 'diet',
    apply: 'build',
    transform(code, id) {
      const cut = cuts.find(({ module }) => (id.split('?')[0] ?? '').endsWith(module));
      if (!cut) {
        return null;
      }
      let rest = code;
      for (const [part, place] of cut.parts) {
        if (rest.search(part) < 0) {
          this.error(`${cut.module} has no ${String(part)} any more: look at it, then at diet.ts`);
        }
        rest = rest.replace(part, place);
      }
      return { code: rest, map: null };
    },
  };
}
