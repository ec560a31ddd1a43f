import { expect, it } from 'vitest';
import { bodyOf, headersOf } from './prompt';
import { taken } from './take';

it('a request comes back from the playground as it was', () => {
  const request = {
    model: 'smart',
    messages: [
      { role: 'system', content: 'Be short.' },
      { role: 'user', content: [{ type: 'text', text: 'x' }, { type: 'image_url', image_url: { url: 'data:image/png;base64,AA' } }] },
      { role: 'assistant', content: null, tool_calls: [{ id: 'c', type: 'function', function: { name: 'f', arguments: '{}' } }] },
      { role: 'tool', tool_call_id: 'c', content: '12' },
    ],
    temperature: 0.2,
    max_completion_tokens: 9,
    top_p: 0.5,
    reasoning_effort: 'low',
    tools: [{ type: 'function', function: { name: 'f' } }],
    response_format: { type: 'json_schema', json_schema: { name: 'a', strict: false, schema: { type: 'object' } } },
    stream: true,
    stream_options: { include_usage: true },
    seed: 7,
    logit_bias: { 1: 2 },
  };
  const { prompt, config } = taken(request, 'groq');
  expect(bodyOf(prompt, config)).toEqual(request);
  expect(headersOf(config)).toEqual({ 'x-llm-provider': 'groq' });
});

it('nonsense gives an empty prompt', () => {
  const { prompt, config } = taken({ model: 3, messages: 'x' });
  expect(config.model).toBe('');
  expect(prompt.turns).toHaveLength(1);
});
