import { describe, expect, it } from 'vitest';
import { duration, plural, show, showText, type Unit } from './format';
import { ago, showTime, utc } from './time';

describe('numbers', () => {
  it.each<[number | null, Unit, string]>([
    [0, 'count', '0'],
    [999, 'count', '999'],
    [4210, 'count', '4,210'],
    [9999.6, 'count', '10k'],
    [21_412, 'count', '21.4k'],
    [999_600, 'count', '1M'],
    [3_120_000, 'tokens', '3.12M'],
    [0.4123, 'ms', '0.41 ms'],
    [842.31, 'ms', '842 ms'],
    [999.6, 'ms', '1 s'],
    [4_210, 'ms', '4.21 s'],
    [75_000, 'ms', '1 min 15 s'],
    [0.9939, 'percent', '99.4 %'],
    [0.99999, 'percent', '99.99 %'],
    [1, 'percent', '100 %'],
    [0.00001, 'percent', '<0.01 %'],
    [0, 'percent', '0 %'],
    [16_777_216, 'bytes', '16 MiB'],
    [1023, 'bytes', '1023 B'],
    [42, 'perSecond', '42/s'],
    [null, 'ms', '–'],
    [Number.NaN, 'count', '–'],
  ])('%s %s is %s', (value, unit, text) => {
    expect(showText(value, unit)).toBe(text);
  });

  it('are exact in titles', () => {
    expect(show(21_412, 'tokens').exact).toBe('21,412 tokens');
    expect(show(842.3146, 'ms').exact).toBe('842.315 ms');
    expect(show(null).exact).toBe('No value');
  });

  it('have words', () => {
    expect(plural(1, 'call')).toBe('1 call');
    expect(plural(1200, 'entry', 'entries')).toBe('1,200 entries');
    expect(duration(90_061)).toBe('1 d 1 h');
    expect(duration(0)).toBe('0 s');
  });
});

describe('times', () => {
  const at = Date.UTC(2026, 10, 25, 14, 3, 22, 417);

  it('are exact in UTC', () => {
    expect(utc(at)).toBe('2026-11-25 14:03:22.417 UTC');
    expect(utc('rubbish')).toBe('No time');
    expect(showTime('rubbish')).toBe('–');
  });

  it('have milliseconds where calls are told apart', () => {
    expect(showTime(at, 'ms')).toMatch(/^\d\d:03:22\.417$/);
  });

  it.each([
    [0, 'now'],
    [12_000, '12 s ago'],
    [200_000, '3 min ago'],
    [7_300_000, '2 h ago'],
    [200_000_000, '2 d ago'],
    [-5_000, 'in 5 s'],
  ])('%s ms ago is %s', (before, text) => {
    expect(ago(at - before, at)).toBe(text);
  });
});
