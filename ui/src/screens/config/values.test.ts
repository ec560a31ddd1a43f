import { describe, expect, it } from 'vitest';
import { originOf, problemOf, rowsOf, valueText, type ConfigAnswer } from './values';
import { lookOfAction, sidesOf, summaryOf } from './versions';

const answer: ConfigAnswer = {
  file: '/etc/gateway/Config.toml',
  leftOut: {},
  warnings: [],
  problems: [],
  values: {
    'gateway.port': { value: 8080, origin: 'default' },
    systemPrompt: { value: 'Old', origin: '/etc/gateway/Config.toml:1', overriddenBy: 'systemprompt' },
    'ratelimit.windowSeconds': { value: 60, origin: 'default', overriddenBy: 'ratelimit' },
    'ratelimit.ipv6Prefix': { value: 64, origin: 'default', overriddenBy: 'ratelimit' },
  },
  settings: {
    systemprompt: { value: { prompt: 'New' }, fileValue: { prompt: 'Old' }, origin: 'admin, version 2, by a at b' },
    ratelimit: {
      value: { policy: { windowSeconds: 60 }, clients: { '10.0.0.7': { windowSeconds: 5 } } },
      fileValue: { policy: { windowSeconds: 60 }, clients: {} },
      origin: 'admin, version 1, by a at b',
    },
  },
};

describe('rows of the configuration', () => {
  const rows = rowsOf(answer);
  const row = (key: string) => rows.find((one) => one.key === key);

  it('shows what is in force, not what the file says', () => {
    expect(row('systemPrompt')).toMatchObject({ value: 'New', fileValue: 'Old', setting: 'systemprompt', origin: { kind: 'admin' } });
  });
  it('claims no difference where there is none', () => {
    expect(row('ratelimit.windowSeconds')).not.toHaveProperty('fileValue');
    expect(row('ratelimit.ipv6Prefix')?.value).toBe(64);
  });
  it('adds values that only the change gives', () => {
    expect(rows.at(-1)?.value).toBe(5);
    expect(rows.at(-1)?.origin.kind).toBe('admin');
  });
});

describe('words', () => {
  it('reads origins and problems', () => {
    expect(originOf('/etc/gateway/Config.toml:14')).toEqual({ kind: 'file', text: 'Config.toml:14', exact: '/etc/gateway/Config.toml:14' });
    expect(originOf('environment OPENAI_API_KEY').kind).toBe('environment');
    expect(problemOf('/etc/Config.toml:3:9: `port` must be a number: 1')).toEqual({
      place: 'Config.toml:3:9',
      exact: '/etc/Config.toml:3:9',
      message: '`port` must be a number: 1',
    });
    expect(problemOf('no such file').place).toBe('');
  });
  it('shows values in a line', () => {
    expect(valueText(['a', 'b'])).toBe('a, b');
    expect(valueText('')).toBe('–');
    expect(valueText(false)).toBe('false');
  });
  it('sums changes up', () => {
    const diff = [{ path: 'a', before: null, after: 1 }, { path: 'b', before: 2, after: null }];
    expect(sidesOf(diff)).toEqual({ before: { b: 2 }, after: { a: 1 } });
    expect(summaryOf(diff)).toBe('a and 1 more field');
    expect(lookOfAction('provider tested: x').text).toBe('Provider tested: x');
  });
});
