/** A stretch of time in words. Pure. */
import { showTime } from '$lib/format/time';

/** `14:03:10 to 14:03:20`, `from 25 Nov, 14:03:10`, `before 14:03:20`; the ends are epoch milliseconds as text. */
export function showSpan(since: string, until: string, now = Date.now()): string {
  const today = new Date(now).toDateString();
  const one = (text: string): string => {
    const at = Number(text);
    return showTime(at, new Date(at).toDateString() === today ? 'time' : 'datetime', now);
  };
  if (since && until) {
    return `${one(since)} to ${one(until)}`;
  }
  return since ? `from ${one(since)}` : `before ${one(until)}`;
}
