/** Points in time. Taken as epoch milliseconds or ISO text; shown in local time, with UTC for titles. */

export type Instant = number | string | Date;

export type TimeForm = 'time' | 'ms' | 'datetime' | 'date' | 'relative';

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const dayOfYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });

export function toDate(at: Instant): Date {
  return at instanceof Date ? at : new Date(at);
}

/** `14:03:22`, `14:03:22.417`, `25 Nov, 14:03:22`, `25 Nov 2026`, `3 min ago`. */
export function showTime(at: Instant, form: TimeForm = 'datetime', now = Date.now()): string {
  const date = toDate(at);
  if (Number.isNaN(date.getTime())) {
    return '–';
  }
  switch (form) {
    case 'time':
      return clock.format(date);
    case 'ms':
      return `${clock.format(date)}.${String(date.getMilliseconds()).padStart(3, '0')}`;
    case 'date':
      return day.format(date);
    case 'relative':
      return ago(date.getTime(), now);
    case 'datetime': {
      const sameYear = date.getFullYear() === new Date(now).getFullYear();
      return `${(sameYear ? dayOfYear : day).format(date)}, ${clock.format(date)}`;
    }
  }
}

/** For titles: `2026-11-25 14:03:22.417 UTC`. */
export function utc(at: Instant): string {
  const date = toDate(at);
  return Number.isNaN(date.getTime()) ? 'No time' : `${date.toISOString().replace('T', ' ').replace('Z', '')} UTC`;
}

/** `now`, `12 s ago`, `3 min ago`, `in 5 s`. */
export function ago(at: number, now = Date.now()): string {
  const seconds = Math.round((now - at) / 1000);
  const size = Math.abs(seconds);
  if (size < 2) {
    return 'now';
  }
  const [count, unit] =
    size < 60
      ? [size, 's']
      : size < 3_600
        ? [Math.floor(size / 60), 'min']
        : size < 86_400
          ? [Math.floor(size / 3_600), 'h']
          : [Math.floor(size / 86_400), 'd'];
  return seconds > 0 ? `${count} ${unit} ago` : `in ${count} ${unit}`;
}
