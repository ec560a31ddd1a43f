import { describe, expect, it } from 'vitest';
import { fresh } from './config';
import { bodyOf, emptyPrompt, headersOf, isEmpty, problemsOf, turn, type Prompt } from './prompt';

const prompt = (more: Partial<Prompt> = {}): Prompt => ({ ...emptyPrompt(), turns: [turn('user', 'Hello')], ...more });

describe('the request of a panel', () => {
  it('has what is set and nothing else', () => {
    expect(bodyOf(prompt(), fresh({ model: ' m ', stream: false }))).toEqual({
      model: 'm',
      messages: [{ role: 'user', content: 'Hello' }],
    });
  });

  it('asks for the usage of a stream', () => {
    expect(bodyOf(prompt(), fresh({ temperature: 0, maxTokens: 5, topP: 1, effort: 'low' }))).toMatchObject({
      stream: true,
      stream_options: { include_usage: true },
      temperature: 0,
      max_completion_tokens: 5,
      top_p: 1,
      reasoning_effort: 'low',
    });
  });

  it('begins with the system prompt and leaves empty turns out', () => {
    const turns = [turn('user', 'a'), turn('assistant', 'b'), turn('user', ' ')];
    expect(bodyOf(prompt({ system: 'Be short.', turns }), fresh()).messages).toEqual([
      { role: 'system', content: 'Be short.' },
      { role: 'user', content: 'a' },
      { role: 'assistant', content: 'b' },
    ]);
  });

  it('sends images as parts', () => {
    const turns = [turn('user', 'What?', { images: [{ name: 'x', url: 'data:image/png;base64,AA' }] })];
    expect(bodyOf(prompt({ turns }), fresh()).messages).toEqual([
      {
        role: 'user',
        content: [
          { type: 'text', text: 'What?' },
          { type: 'image_url', image_url: { url: 'data:image/png;base64,AA' } },
        ],
      },
    ]);
  });

  it('sends tool calls and their results', () => {
    const turns = [
      turn('assistant', '', { toolCalls: [{ id: 'c1', name: 'f', arguments: '{}' }] }),
      turn('tool', '', { toolCallId: 'c1' }),
    ];
    expect(bodyOf(prompt({ turns }), fresh()).messages).toEqual([
      { role: 'assistant', content: null, tool_calls: [{ id: 'c1', type: 'function', function: { name: 'f', arguments: '{}' } }] },
      { role: 'tool', tool_call_id: 'c1', content: '' },
    ]);
  });

  it('takes bare functions and bare schemas, and other fields as they are', () => {
    const body = bodyOf(
      prompt({ tools: '{"name":"f"}', format: 'schema', schema: '{"type":"object"}', extra: '{"seed":1,"stream":false}' }),
      fresh(),
    );
    expect(body.tools).toEqual([{ type: 'function', function: { name: 'f' } }]);
    expect(body.response_format).toEqual({
      type: 'json_schema',
      json_schema: { name: 'answer', strict: true, schema: { type: 'object' } },
    });
    expect(body).toMatchObject({ seed: 1, stream: false });
  });

  it('names a provider and skips the cache by header fields', () => {
    expect(headersOf(fresh())).toEqual({});
    expect(headersOf(fresh({ provider: 'groq', skipCache: true }))).toEqual({
      'x-llm-provider': 'groq',
      'Cache-Control': 'no-cache',
    });
  });
});

describe('problems of a prompt', () => {
  it('are a missing message and JSON that is none', () => {
    const fields = (more: Partial<Prompt>): string[] => problemsOf(prompt(more)).map((problem) => problem.field);
    expect(fields({})).toEqual([]);
    expect(fields({ turns: [turn('user', ' ')] })).toEqual(['turns']);
    expect(fields({ tools: '[1]', format: 'schema', schema: '[]', extra: '{' })).toEqual(['tools', 'schema', 'extra']);
    expect(fields({ format: 'json', schema: '[' })).toEqual([]);
  });

  it('an empty prompt is worth no undo', () => {
    expect(isEmpty(emptyPrompt())).toBe(true);
    expect(isEmpty(prompt())).toBe(false);
  });
});
