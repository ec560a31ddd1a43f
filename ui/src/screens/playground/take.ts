/** A request of the chat completions API taken apart into prompt and panel, to go on with it. Pure. */
import { EFFORTS, fresh, type PanelConfig } from './config';
import { emptyPrompt, turn, type ImagePart, type Prompt, type ToolCallMade, type Turn } from './prompt';

export interface Taken {
  prompt: Prompt;
  config: PanelConfig;
}

type Json = Record<string, unknown>;

/** Whatever has no place of its own is kept among the other fields, so that nothing is lost. */
export function taken(request: Json, provider = ''): Taken {
  const prompt: Prompt = { ...emptyPrompt(), turns: [] };
  const { model, messages, stream, stream_options, tools, response_format, ...rest } = request;
  const config = fresh({ provider, model: typeof model === 'string' ? model : '', stream: stream === true });
  void stream_options;
  const system: string[] = [];
  for (const message of Array.isArray(messages) ? (messages as Json[]) : []) {
    if ((message.role === 'system' || message.role === 'developer') && prompt.turns.length === 0) {
      system.push(textOf(message.content));
    } else {
      prompt.turns.push(turnOf(message));
    }
  }
  prompt.system = system.join('\n\n');
  if (prompt.turns.length === 0) {
    prompt.turns.push(turn('user'));
  }
  config.temperature = take(rest, 'temperature');
  config.topP = take(rest, 'top_p');
  config.maxTokens = take(rest, 'max_completion_tokens') ?? take(rest, 'max_tokens');
  const effort = EFFORTS.find((one) => one !== '' && one === rest.reasoning_effort);
  if (effort) {
    config.effort = effort;
    delete rest.reasoning_effort;
  }
  prompt.tools = tools ? JSON.stringify(tools, null, 2) : '';
  format(prompt, response_format);
  prompt.extra = Object.keys(rest).length > 0 ? JSON.stringify(rest, null, 2) : '';
  return { prompt, config };
}

function format(prompt: Prompt, given: unknown): void {
  const { type, json_schema } = (given ?? {}) as { type?: string; json_schema?: unknown };
  if (type === 'json_object') {
    prompt.format = 'json';
  } else if (type === 'json_schema') {
    prompt.format = 'schema';
    prompt.schema = JSON.stringify(json_schema ?? {}, null, 2);
  }
}

function take(from: Json, name: string): number | null {
  const value = from[name];
  if (typeof value !== 'number') {
    return null;
  }
  delete from[name];
  return value;
}

function turnOf(message: Json): Turn {
  const role = message.role === 'assistant' || message.role === 'tool' ? message.role : 'user';
  return turn(role, textOf(message.content), {
    images: imagesOf(message.content),
    toolCalls: toolCallsOf(message.tool_calls),
    toolCallId: typeof message.tool_call_id === 'string' ? message.tool_call_id : '',
  });
}

function textOf(content: unknown): string {
  if (typeof content === 'string') {
    return content;
  }
  return parts(content)
    .flatMap((part) => (typeof part.text === 'string' ? [part.text] : []))
    .join('\n');
}

function imagesOf(content: unknown): ImagePart[] {
  return parts(content).flatMap((part) => {
    const url = (part.image_url as Json | undefined)?.url;
    return typeof url === 'string' ? [{ name: 'Image', url }] : [];
  });
}

function toolCallsOf(calls: unknown): ToolCallMade[] {
  return parts(calls).map((call) => {
    const made = (call.function ?? {}) as Json;
    return { id: String(call.id ?? ''), name: String(made.name ?? ''), arguments: String(made.arguments ?? '') };
  });
}

const parts = (value: unknown): Json[] =>
  Array.isArray(value) ? value.filter((part): part is Json => typeof part === 'object' && part !== null) : [];
