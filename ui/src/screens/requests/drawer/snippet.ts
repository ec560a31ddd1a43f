/** A remembered call as something to run again: a curl command, a place in the playground. Pure. */
import type { CallDetail } from '$lib/api/types';

const PLACEHOLDER = 'Your prompt';
/** A longer prompt does not fit into an address. */
const LONGEST_PROMPT = 4_000;

/** The call as a curl command. Without its logged request, an example with the same model stands in its place. */
export function curlOf(detail: CallDetail, apiUrl: string): string {
  const path = /^POST (\/v1\/\S+)/.exec(detail.door)?.[1] ?? '/v1/chat/completions';
  const url = apiUrl.replace(/\/v1\/?$/, '') + path;
  const lines = [`curl ${quoted(url)}`, `  -H 'content-type: application/json'`];
  const provider = detail.headers['x-llm-provider'];
  if (provider) {
    lines.push(`  -H ${quoted(`x-llm-provider: ${provider}`)}`);
  }
  if (detail.headers['authorization'] || detail.headers['x-api-key']) {
    lines.push(`  -H "authorization: Bearer $API_KEY"`);
  }
  lines.push(`  -d ${quoted(whole(detail.request) ?? example(path, detail))}`);
  return lines.join(' \\\n');
}

function example(path: string, { requestedModel, model, stream }: CallDetail): string {
  const said = path.endsWith('/responses')
    ? { input: PLACEHOLDER }
    : path.endsWith('/completions') && !path.includes('/chat/')
      ? { prompt: PLACEHOLDER }
      : path.endsWith('/embeddings')
        ? { input: PLACEHOLDER }
        : { messages: [{ role: 'user', content: PLACEHOLDER }] };
  return JSON.stringify({
    model: requestedModel ?? model ?? 'MODEL',
    ...said,
    ...(path.endsWith('/messages') ? { max_tokens: 256 } : {}),
    ...(stream ? { stream: true } : {}),
  });
}

// A logged body is cut when it is long: only a whole one can be sent again.
function whole(request: string | null): string | null {
  try {
    return request === null ? null : JSON.stringify(JSON.parse(request));
  } catch {
    return null;
  }
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** What the playground can begin with; the prompt only if it was logged. */
export function playgroundOf(detail: CallDetail): { provider: string | null; model: string | null; prompt: string | null } {
  const { provider, model, requestedModel, request } = detail;
  const prompt = promptOf(request);
  return {
    provider,
    model: model ?? requestedModel,
    prompt: prompt !== null && prompt.length <= LONGEST_PROMPT ? prompt : null,
  };
}

/** The last thing that the user said in a request; null if that cannot be told. */
export function promptOf(request: string | null): string | null {
  let body: unknown;
  try {
    body = request === null ? null : JSON.parse(request);
  } catch {
    return null;
  }
  const { messages, input, prompt } = (body ?? {}) as Record<string, unknown>;
  if (Array.isArray(messages)) {
    const last = messages.findLast((one: { role?: unknown } | null) => one?.role === 'user') as { content?: unknown } | undefined;
    return textOf(last?.content);
  }
  return textOf(input) ?? textOf(prompt);
}

function textOf(content: unknown): string | null {
  if (typeof content === 'string') {
    return content;
  }
  if (!Array.isArray(content)) {
    return null;
  }
  const texts = content.flatMap((part: { text?: unknown } | null) => (typeof part?.text === 'string' ? [part.text] : []));
  return texts.length > 0 ? texts.join('\n') : null;
}

/** JSON with line breaks; anything else as it is. */
export function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
