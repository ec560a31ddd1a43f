import { describe, expect, test } from 'vitest';
import { holds, network } from './address';
import { faultOf, headersOf, planText, readLimits, writeLimits, type LimitValue } from './data';
import { uses } from './usage';

const value: LimitValue = {
  policy: { name: 'basic', requestsPerWindow: 10, windowSeconds: 60, ipv6Prefix: 56 },
  clients: {
    '10.0.0.0/8': { name: 'office', requestsPerWindow: 100, windowSeconds: 60, window: 'sliding' },
    '10.1.2.3': { name: 'job', requestsPerWindow: 4, windowSeconds: 3600 },
    '2001:db8::/32': { name: 'six', requestsPerWindow: 5, windowSeconds: 1 },
  },
};

describe('the draft', () => {
  test('gives back what it was made of', () => {
    expect(writeLimits(readLimits(value))).toEqual(value);
    expect(writeLimits(readLimits({ clients: {} }))).toEqual({ clients: {} });
    expect(writeLimits(readLimits({}))).toEqual({ clients: {} });
  });

  test('knows what cannot be saved', () => {
    const draft = readLimits(value);
    expect(faultOf(draft)).toBeNull();
    draft.policy.requests = 0;
    expect(faultOf(draft)).toContain('Requests');
    draft.policy.requests = 1.5;
    expect(faultOf(draft)).toContain('Requests');
    draft.policy.requests = 1;
    draft.policy.seconds = null;
    expect(faultOf(draft)).toContain('window');
    draft.on = false;
    expect(faultOf(draft)).toBeNull();
  });
});

describe('addresses', () => {
  test.each(['192.0.2.7', '10.0.0.0/8', '::1', '2001:db8::/32', '::ffff:192.0.2.7', '[::1]', '1:2:3:4:5:6:7:8'])('%s is one', (text) =>
    expect(network(text)).not.toBeNull(),
  );
  test.each(['', 'x', '1.2.3', '1.2.3.256', '10.0.0.0/33', '1::2::3', '1:2', 'fe80::g', '1.2.3.4/8/8'])('%s is none', (text) =>
    expect(network(text)).toBeNull(),
  );
  test('are the same in both spellings', () => expect(network('::ffff:192.0.2.7')).toEqual(network('192.0.2.7')));
  test('lie in networks', () => {
    const inside = (outer: string, inner: string): boolean => holds(network(outer)!, network(inner)!);
    expect(inside('10.0.0.0/8', '10.9.9.9')).toBe(true);
    expect(inside('10.0.0.0/8', '11.0.0.1')).toBe(false);
    expect(inside('2001:db8::/32', '2001:db8:1::/64')).toBe(true);
    expect(inside('10.1.2.3', '10.0.0.0/8')).toBe(false);
  });
});

test('the nearest to its limit comes first, with the plan that counts', () => {
  const made = uses(
    {
      '10.1.2.3': { requests: 3, windowStart: 100 },
      '10.1.2.4': { requests: 50, windowStart: 100 },
      '192.0.2.1': { requests: 10, windowStart: 100 },
      '2001:db8:0:1::/64': { requests: 1, windowStart: 100 },
    },
    value,
  );
  expect(made.map((one) => [one.client, one.of, one.share, one.resetsAt])).toEqual([
    ['192.0.2.1', null, 1, 160_000],
    ['10.1.2.3', '10.1.2.3', 0.75, 3_700_000],
    ['10.1.2.4', '10.0.0.0/8', 0.5, 160_000],
    ['2001:db8:0:1::/64', '2001:db8::/32', 0.2, 101_000],
  ]);
  expect(uses({ '192.0.2.1': { requests: 1, windowStart: 1 } }, { clients: {} })).toEqual([]);
});

test('limits are told in words and in headers', () => {
  expect(planText(1000, 3600)).toBe('1,000 in 1 h');
  const plan = { name: 'basic', requestsPerWindow: 5, windowSeconds: 60 };
  expect(headersOf(plan, false)).toContain('ratelimit: "basic";r=4;t=42');
  expect(headersOf(plan, true)).toContain('retry-after: 42');
});
