import { describe, expect, it } from 'vitest';
import { Answer, textOf, tokensPerSecond } from './answer';
import { LateServed, servedOf } from './send';

const delta = (it: object, more: object = {}): object => ({ choices: [{ index: 0, delta: it, ...more }] });

describe('an answer', () => {
  it('grows by the pieces of a stream', () => {
    const answer = new Answer();
    expect(answer.take(delta({ role: 'assistant', content: '' }))).toBe(false);
    expect(answer.take(delta({ reasoning_content: 'Hm.' }))).toBe(true);
    answer.take(delta({ content: 'Hel' }));
    answer.take(delta({ content: 'lo' }, { finish_reason: 'stop' }));
    answer.take({ model: 'm', choices: [], usage: { prompt_tokens: 3, completion_tokens: 2, completion_tokens_details: { reasoning_tokens: 1 } } });
    expect(answer.view()).toEqual({
      blocks: ['Hello'],
      reasoning: 'Hm.',
      toolCalls: [],
      finish: 'stop',
      model: 'm',
      usage: { prompt: 3, completion: 2, reasoning: 1, cached: null },
    });
  });

  it('puts tool calls together', () => {
    const answer = new Answer();
    answer.take(delta({ tool_calls: [{ index: 0, id: 'a', function: { name: 'f', arguments: '' } }] }));
    answer.take(delta({ tool_calls: [{ index: 1, id: 'b', function: { name: 'g', arguments: '{}' } }] }));
    answer.take(delta({ tool_calls: [{ index: 0, function: { arguments: '{"x":1}' } }] }));
    expect(answer.view().toolCalls).toEqual([
      { id: 'a', name: 'f', arguments: '{"x":1}' },
      { id: 'b', name: 'g', arguments: '{}' },
    ]);
  });

  it('is taken whole as well', () => {
    const answer = new Answer();
    answer.take({ choices: [{ index: 0, message: { content: 'All', refusal: null }, finish_reason: 'length' }] });
    expect(answer.view()).toMatchObject({ blocks: ['All'], finish: 'length' });
  });

  it('is cut into blocks at line ends and loses nothing by it', () => {
    const answer = new Answer();
    const text = Array.from({ length: 900 }, (_, i) => `word ${i}${i % 9 === 0 ? '\n' : ' '}`).join('') + '\n';
    for (let i = 0; i < text.length; i += 7) {
      answer.take(delta({ content: text.slice(i, i + 7) }));
    }
    const view = answer.view();
    expect(view.blocks.length).toBeGreaterThan(3);
    expect(textOf(view)).toBe(text);
  });
});

it('speed counts from the first piece on', () => {
  expect(tokensPerSecond(50, 500, 1_500)).toBe(50);
  expect(tokensPerSecond(50, null, 500)).toBe(100);
  expect(tokensPerSecond(null, 1, 2)).toBeNull();
  expect(tokensPerSecond(5, 10, 10)).toBeNull();
});

describe('who served', () => {
  it('stands in the header fields', () => {
    const headers = new Headers({ 'x-request-id': 'r', 'x-gateway-attempts': '2', 'x-gateway-dropped': 'seed, logprobs' });
    expect(servedOf(200, headers)).toMatchObject({ requestId: 'r', attempts: 2, dropped: ['seed', 'logprobs'], provider: null });
  });

  it('or in a comment of the stream, however it is cut', () => {
    const late = new LateServed();
    expect(late.push('data: {"a":1}\n\n: x-gateway-provider: groq, x-gate')).toBeNull();
    expect(late.push('way-model: a, b/c, x-gateway-attempts: 1')).toBeNull();
    expect(late.push('2\n\ndata: [DONE]\n\n')).toEqual({ provider: 'groq', model: 'a, b/c', attempts: 12 });
  });
});
