import { streams, type SnippetCall } from './call';
import { literal, python as dialect } from './literal';

/** What the SDK's `create` takes by name; the rest goes into `extra_body`. */
const KNOWN = new Set(
  (
    'audio frequency_penalty function_call functions logit_bias logprobs max_completion_tokens max_tokens messages ' +
    'metadata modalities model n parallel_tool_calls prediction presence_penalty prompt_cache_key reasoning_effort ' +
    'response_format safety_identifier seed service_tier stop store stream stream_options temperature tool_choice ' +
    'tools top_logprobs top_p user verbosity web_search_options'
  ).split(' '),
);

export function python(call: SnippetCall): string {
  const known: [string, unknown][] = [];
  const extra: [string, unknown][] = [];
  for (const entry of Object.entries(call.body)) {
    (KNOWN.has(entry[0]) ? known : extra).push(entry);
  }
  if (Object.keys(call.headers).length > 0) {
    known.push(['extra_headers', call.headers]);
  }
  if (extra.length > 0) {
    known.push(['extra_body', Object.fromEntries(extra)]);
  }
  const args = known.map(([name, value]) => `    ${name}=${literal(value, dialect, '    ')},\n`).join('');
  const head =
    `from openai import OpenAI\n\n` +
    `client = OpenAI(base_url=${JSON.stringify(call.apiUrl)}, api_key="unused")\n\n`;
  if (streams(call)) {
    return (
      `${head}for chunk in client.chat.completions.create(\n${args}):\n` +
      `    if chunk.choices:\n        print(chunk.choices[0].delta.content or "", end="", flush=True)\n`
    );
  }
  return `${head}answer = client.chat.completions.create(\n${args})\nprint(answer.choices[0].message.content)\n`;
}
