/** A chart in one sentence a series, for those who do not see it. */
import { showText, type Unit } from '../format/format';
import { extent, lastKnown, type Series } from './data';

export function summary(title: string, series: readonly Series[], unit: Unit): string {
  const parts = series.map((one) => {
    const found = extent(one.values);
    if (!found) {
      return `${one.label}: no values`;
    }
    const last = one.values[lastKnown(one.values)];
    const [now, least, most] = [last, found.least, found.most].map((value) => showText(value, unit));
    return `${one.label}: now ${now}, from ${least} to ${most}`;
  });
  return `Chart of ${title}. ${parts.join('; ')}. The same numbers can be shown as a table.`;
}
