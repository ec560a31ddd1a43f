import { chatUrl, streams, type SnippetCall } from './call';

/** Longer than this and the body no longer fits into an argument of a command. */
const LONG = 60_000;

export function curl(call: SnippetCall): string {
  const lines = [`curl ${streams(call) ? '-N ' : ''}${quoted(chatUrl(call))}`, `-H 'Content-Type: application/json'`];
  for (const [name, value] of Object.entries(call.headers)) {
    lines.push(`-H ${quoted(`${name}: ${value}`)}`);
  }
  const body = JSON.stringify(call.body, null, 2);
  if (body.length > LONG) {
    return `${lines.join(' \\\n  ')} \\\n  --data-binary @- <<'JSON'\n${body}\nJSON`;
  }
  return `${lines.join(' \\\n  ')} \\\n  -d ${quoted(body)}`;
}

/** Within single quotes of a shell. */
export function quoted(text: string): string {
  return /^[\w./:@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
