/** What all panels are asked, and how it becomes a request. Pure. */
import type { PanelConfig } from './config';

export interface ToolCallMade {
  id: string;
  name: string;
  arguments: string;
}

export interface ImagePart {
  name: string;
  /** A data URL, or an address. */
  url: string;
}

export type TurnRole = 'user' | 'assistant' | 'tool';

export interface Turn {
  id: number;
  role: TurnRole;
  text: string;
  images: ImagePart[];
  /** Of an assistant's turn. */
  toolCalls: ToolCallMade[];
  /** Of a tool's turn: the call that it answers. */
  toolCallId: string;
}

export type AnswerFormat = 'text' | 'json' | 'schema';

export interface Prompt {
  system: string;
  turns: Turn[];
  /** JSON: a list of tools. */
  tools: string;
  format: AnswerFormat;
  /** JSON: a schema, for format 'schema'. */
  schema: string;
  /** JSON: an object whose fields are added to the request. */
  extra: string;
}

let nextId = 1;

export function turn(role: TurnRole, text = '', more: Partial<Turn> = {}): Turn {
  return { role, text, images: [], toolCalls: [], toolCallId: '', ...more, id: nextId++ };
}

export const emptyPrompt = (): Prompt => ({
  system: '',
  turns: [turn('user')],
  tools: '',
  format: 'text',
  schema: '',
  extra: '',
});

export const isEmpty = (prompt: Prompt): boolean =>
  prompt.system === '' &&
  prompt.tools.trim() === '' &&
  prompt.extra.trim() === '' &&
  prompt.turns.every((one) => one.text === '' && one.images.length === 0 && one.toolCalls.length === 0);

export interface Problem {
  field: 'turns' | 'tools' | 'schema' | 'extra';
  message: string;
}

/** What keeps the prompt from being sent. */
export function problemsOf(prompt: Prompt): Problem[] {
  const problems: Problem[] = [];
  const check = (field: Problem['field'], read: () => unknown): void => {
    try {
      read();
    } catch (error) {
      problems.push({ field, message: error instanceof Error ? error.message : String(error) });
    }
  };
  if (!prompt.turns.some(says)) {
    problems.push({ field: 'turns', message: 'Write a message first.' });
  }
  check('tools', () => toolsOf(prompt.tools));
  check('schema', () => formatOf(prompt));
  check('extra', () => extraOf(prompt.extra));
  return problems;
}

const says = (one: Turn): boolean =>
  one.text.trim() !== '' || one.images.length > 0 || one.toolCalls.length > 0 || one.role === 'tool';

/** The request of a panel. Throws if the prompt has problems. */
export function bodyOf(prompt: Prompt, config: PanelConfig): Record<string, unknown> {
  const messages: unknown[] = prompt.system.trim() === '' ? [] : [{ role: 'system', content: prompt.system }];
  messages.push(...prompt.turns.filter(says).map(message));
  const body: Record<string, unknown> = { model: config.model.trim(), messages };
  const put = (name: string, value: unknown): void => {
    if (value !== null && value !== undefined && value !== '') {
      body[name] = value;
    }
  };
  put('temperature', config.temperature);
  put('max_completion_tokens', config.maxTokens);
  put('top_p', config.topP);
  put('reasoning_effort', config.effort);
  put('tools', toolsOf(prompt.tools));
  put('response_format', formatOf(prompt));
  if (config.stream) {
    body.stream = true;
    body.stream_options = { include_usage: true };
  }
  return { ...body, ...extraOf(prompt.extra) };
}

/** The header fields of a panel's request. */
export function headersOf(config: PanelConfig): Record<string, string> {
  return {
    ...(config.provider ? { 'x-llm-provider': config.provider } : {}),
    ...(config.skipCache ? { 'Cache-Control': 'no-cache' } : {}),
  };
}

function message(one: Turn): Record<string, unknown> {
  if (one.role === 'tool') {
    return { role: 'tool', tool_call_id: one.toolCallId, content: one.text };
  }
  if (one.role === 'assistant' && one.toolCalls.length > 0) {
    const tool_calls = one.toolCalls.map(({ id, name, arguments: args }) => ({
      id,
      type: 'function',
      function: { name, arguments: args },
    }));
    return { role: 'assistant', content: one.text === '' ? null : one.text, tool_calls };
  }
  if (one.images.length === 0) {
    return { role: one.role, content: one.text };
  }
  const parts: unknown[] = one.text.trim() === '' ? [] : [{ type: 'text', text: one.text }];
  parts.push(...one.images.map(({ url }) => ({ type: 'image_url', image_url: { url } })));
  return { role: one.role, content: parts };
}

function toolsOf(text: string): unknown[] | null {
  const value = parsed(text);
  if (value === undefined) {
    return null;
  }
  const list = Array.isArray(value) ? value : [value];
  return list.map((tool: unknown) => {
    if (!isObject(tool)) {
      throw new Error('A list of tools is needed: [{"type": "function", "function": {"name": …}}].');
    }
    // A bare function is taken as well.
    return typeof tool.type === 'string' && typeof tool.name !== 'string' ? tool : { type: 'function', function: tool };
  });
}

function formatOf({ format, schema }: Prompt): Record<string, unknown> | null {
  if (format === 'text') {
    return null;
  }
  if (format === 'json') {
    return { type: 'json_object' };
  }
  const value = parsed(schema);
  if (!isObject(value)) {
    throw new Error('A JSON schema is needed: {"type": "object", "properties": …}.');
  }
  if (value.type === 'json_schema') {
    return value;
  }
  const named = isObject(value.schema) && typeof value.name === 'string';
  return { type: 'json_schema', json_schema: named ? value : { name: 'answer', strict: true, schema: value } };
}

function extraOf(text: string): Record<string, unknown> {
  const value = parsed(text);
  if (value === undefined) {
    return {};
  }
  if (!isObject(value)) {
    throw new Error('A JSON object is needed: {"seed": 1}.');
  }
  return value;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

// Undefined for nothing; throws with the parser's words.
function parsed(text: string): unknown {
  return text.trim() === '' ? undefined : JSON.parse(text);
}
