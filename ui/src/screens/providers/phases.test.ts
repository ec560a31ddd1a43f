import { describe, expect, it } from 'vitest';
import type { ProviderTest } from '$lib/api/types';
import { phasesOf } from './phases';

const test = (times: Partial<ProviderTest>): ProviderTest => ({
  ok: true,
  provider: 'openai',
  model: 'm',
  dnsMs: null,
  connectMs: null,
  tlsMs: null,
  firstByteMs: null,
  totalMs: 0,
  status: 200,
  text: 'ok',
  error: null,
  promptTokens: 1,
  completionTokens: 1,
  ...times,
});

describe('phases of a test call', () => {
  it('follow each other and end with the rest of the answer', () => {
    const phases = phasesOf(test({ dnsMs: 10, connectMs: 10, tlsMs: 20, firstByteMs: 50, totalMs: 100 }));
    expect(phases.map(({ name, ms, share }) => [name, ms, share])).toEqual([
      ['DNS', 10, 0.1],
      ['Connect', 10, 0.1],
      ['TLS', 20, 0.2],
      ['First byte', 50, 0.5],
      ['Answer', 10, 0.1],
    ]);
  });

  it('leave out what was not measured', () => {
    expect(phasesOf(test({ connectMs: 5, totalMs: 5 })).map((phase) => phase.name)).toEqual(['Connect']);
    expect(phasesOf(test({ totalMs: 7 }))).toEqual([]);
  });
});
