import { describe, expect, it } from 'vitest';
import type { RoutingAnswer } from '$lib/api/types';
import { examplesOf, readProbe } from './probe';

describe('a request to explain', () => {
  it('must be a JSON object', () => {
    expect(readProbe('{"model":"a"}')).toEqual({ request: { model: 'a' }, problem: null });
    expect(readProbe('').problem).toBe('Paste a request first.');
    expect(readProbe('[1]').problem).toContain('JSON object');
    expect(readProbe('{"model":').request).toBeNull();
  });
});

describe('examples', () => {
  const routing: RoutingAnswer = {
    aliases: [{ name: 'fast', targets: [] }],
    failover: { enabled: true, order: [] },
    defaultProvider: null,
    models: [
      { id: 'fast', owner: 'alias' },
      { id: 'openai/gpt', owner: 'openai' },
      { id: 'claude', owner: 'anthropic' },
    ],
    families: [],
  };

  it('are of what is configured', () => {
    const examples = examplesOf(routing);
    expect(examples.map(({ label }) => label)).toEqual(['Alias', 'Provider and model', 'Header', 'Many fields', 'Unknown model']);
    expect(examples.map(({ probe }) => probe.provider)).toEqual(['', '', 'anthropic', 'anthropic', '']);
    expect(JSON.parse(examples[1]?.probe.text ?? '')).toMatchObject({ model: 'openai/gpt' });
  });

  it('need nothing to be configured', () => {
    expect(examplesOf({ ...routing, aliases: [], models: [] }).map(({ label }) => label)).toEqual(['Unknown model']);
  });
});
