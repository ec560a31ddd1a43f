import { describe, expect, it } from 'vitest';
import type { CallDetail, CallRow } from '$lib/api/types';
import { columnsFor, modelText } from './columns';
import { curlOf, playgroundOf, promptOf } from './drawer/snippet';
import { waterfallOf } from './drawer/waterfall';
import { filtersOf, isFiltered, takes } from './filters';
import { below, neighbour, onTop, reaches } from './rows';

const row = (number: number, more: Partial<CallRow> = {}): CallRow => ({
  number,
  id: `req_${number}`,
  time: 1_000_000 + number,
  door: 'POST /v1/chat/completions',
  client: '127.0.0.1',
  provider: 'openai',
  model: 'gpt-4o-mini',
  requestedModel: 'fast',
  stream: false,
  status: 200,
  outcome: 'completed',
  errorType: null,
  error: null,
  attempts: 1,
  cache: 'miss',
  durationMs: 10.9,
  firstByteMs: 9,
  overheadMs: 0.4,
  promptTokens: 1,
  completionTokens: 2,
  cachedTokens: 0,
  reasoningTokens: 0,
  finishReason: 'stop',
  verdicts: [],
  ...more,
});

const detail = (more: Partial<CallDetail> = {}): CallDetail => ({
  ...row(7),
  dropped: [],
  headers: {},
  upstreamId: null,
  plan: [],
  tries: [],
  request: null,
  answer: null,
  ...more,
});

const of = (query: string) => filtersOf(new URLSearchParams(query));

describe('filters', () => {
  it('are read from the address, nonsense left out', () => {
    expect(of('provider=groq&status=4xx&since=12&until=x')).toMatchObject({ provider: 'groq', status: '4xx', since: '12', until: '' });
    expect(of('status=<b>')).toMatchObject({ status: '' });
    expect(isFiltered(of('tail=off&request=3'))).toBe(false);
  });

  it('let through what the server lets through', () => {
    const failed = row(1, { outcome: 'failed', status: 502, errorType: 'timeout', attempts: 3, provider: null });
    expect(takes(of(''), failed)).toBe(true);
    expect(takes(of('status=error&type=timeout'), failed)).toBe(true);
    expect(takes(of('status=failover'), failed)).toBe(true);
    expect(takes(of('status=5xx'), failed)).toBe(true);
    expect(takes(of('status=502'), failed)).toBe(true);
    expect(takes(of('status=ok'), failed)).toBe(false);
    expect(takes(of('status=4xx'), failed)).toBe(false);
    expect(takes(of('provider=openai'), failed)).toBe(false);
    expect(takes(of('model=FAST&text=REQ_1'), failed)).toBe(true);
  });

  it('count a call to the time at which it ended', () => {
    expect(takes(of('since=1000011'), row(1))).toBe(true);
    expect(takes(of('since=1000012'), row(1))).toBe(false);
    expect(takes(of('until=1000011'), row(1))).toBe(false);
  });
});

describe('rows', () => {
  const rows = [row(9), row(8), row(6)];

  it('come on top and below without doubles', () => {
    expect(onTop([row(10), row(9)], rows).map((one) => one.number)).toEqual([10, 9, 8, 6]);
    expect(below(rows, [row(6), row(5)]).map((one) => one.number)).toEqual([9, 8, 6, 5]);
  });

  it('begin anew if something would be missing between', () => {
    expect(reaches([row(12), row(9)], true, rows)).toBe(true);
    expect(reaches([row(12), row(11)], true, rows)).toBe(false);
    expect(reaches([row(12), row(11)], false, rows)).toBe(true);
  });

  it('have neighbours, also of a call that is not among them', () => {
    expect(neighbour(rows, 8, 'next')?.number).toBe(6);
    expect(neighbour(rows, 7, 'previous')?.number).toBe(8);
    expect(neighbour(rows, 9, 'previous')).toBeNull();
    expect(neighbour(rows, 6, 'next')).toBeNull();
  });
});

describe('columns', () => {
  it('are as many as there is room for', () => {
    expect(columnsFor(330).map((one) => one.id)).toEqual(['time', 'status', 'provider', 'duration']);
    expect(columnsFor(1200).at(-1)?.id).toBe('id');
  });

  it('show the model that was asked for if it is another', () => {
    expect(modelText(row(1))).toBe('fast → gpt-4o-mini');
    expect(modelText(row(1, { requestedModel: 'gpt-4o-mini' }))).toBe('gpt-4o-mini');
    expect(modelText(row(1, { model: null, requestedModel: null }))).toBe('–');
  });
});

describe('waterfall', () => {
  it('puts each try where it stood in time', () => {
    const fall = waterfallOf(
      detail({
        durationMs: 100,
        tries: [
          { provider: 'a', model: 'm', key: null, startMs: 0, durationMs: 25, firstByteMs: 20, status: 500, outcome: 'failed', errorType: null, error: null },
          { provider: 'b', model: 'm', key: null, startMs: 50, durationMs: 50, firstByteMs: null, status: 200, outcome: 'answered', errorType: null, error: null },
        ],
      }),
    );
    expect(fall.total).toBe(100);
    expect(fall.tries.map(({ bar }) => bar)).toEqual([
      { from: 0, width: 0.25, firstByte: 0.2 },
      { from: 0.5, width: 0.5, firstByte: null },
    ]);
  });

  it('draws nothing beyond its end, and something of what took no time', () => {
    const fall = waterfallOf(detail({ durationMs: 0, firstByteMs: null }));
    expect(fall.call.from + fall.call.width).toBeLessThanOrEqual(1);
    expect(fall.call.width).toBeGreaterThan(0);
  });
});

describe('snippets', () => {
  it('quote whatever was said', () => {
    const curl = curlOf(detail({ request: `{"messages":[{"role":"user","content":"it's"}]}`, headers: { 'x-llm-provider': "o'x" } }), 'http://h:1/v1');
    expect(curl).toContain("curl 'http://h:1/v1/chat/completions'");
    expect(curl).toContain(`it'\\''s`);
    expect(curl).toContain(`x-llm-provider: o'\\''x`);
  });

  it('have an example in the place of what is not logged, or was cut', () => {
    expect(curlOf(detail(), 'http://h:1/v1')).toContain('"model":"fast"');
    expect(curlOf(detail({ request: '{"messages":[' }), 'http://h:1/v1')).toContain('Your prompt');
    expect(curlOf(detail({ door: 'POST /v1/embeddings' }), 'http://h:1/v1')).toContain('"input"');
  });

  it('give the playground the last thing the user said', () => {
    const request = JSON.stringify({ messages: [{ role: 'user', content: 'one' }, { role: 'assistant', content: 'x' }, { role: 'user', content: [{ type: 'text', text: 'two' }] }] });
    expect(promptOf(request)).toBe('two');
    expect(playgroundOf(detail({ request }))).toEqual({ provider: 'openai', model: 'gpt-4o-mini', prompt: 'two' });
    expect(playgroundOf(detail()).prompt).toBeNull();
    expect(promptOf('no json')).toBeNull();
  });
});
