// @ts-expect-error: tests run in Node, whose types the pages have no use for
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { SnippetCall } from './call';
import { curl } from './curl';
import { java } from './java';
import { node } from './node';
import { python } from './python';
import { abbreviated } from './snippets';

const AWKWARD = 'It\'s "quoted" \\ with $HOME `ls` """ and\nlines\t<b>ü</b> 🙂';
const call = (body: Record<string, unknown> = {}, headers: Record<string, string> = {}): SnippetCall => ({
  apiUrl: 'http://127.0.0.1:8080/v1',
  headers,
  body: { model: 'm', messages: [{ role: 'user', content: AWKWARD }], ...body },
});

const run = (command: string, args: string[], input?: string): string =>
  execFileSync(command, args, { input, encoding: 'utf8' });

const there = (command: string): boolean => {
  try {
    execFileSync(command, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

describe('curl', () => {
  // The shell itself says what the arguments are.
  const seen = (text: string): string[] =>
    run('sh', ['-s'], `curl() { for a; do printf '%s\\0' "$a"; done; case "$*" in *@-*) cat;; esac; }\n${text}\n`).split('\0');

  it('hands over exactly the body and the fields', () => {
    const made = call({ stream: true, seed: 3 }, { 'x-llm-provider': 'openai' });
    const args = seen(curl(made));
    expect(args.slice(0, 2)).toEqual(['-N', 'http://127.0.0.1:8080/v1/chat/completions']);
    expect(args).toContain('x-llm-provider: openai');
    expect(JSON.parse(args[args.indexOf('-d') + 1] ?? '')).toEqual(made.body);
  });

  it('gives a long body on standard input', () => {
    const made = call({ user: 'x'.repeat(200_000) });
    const args = seen(curl(made));
    expect(args).toContain('@-');
    expect(JSON.parse(args.at(-1) ?? '')).toEqual(made.body);
  });
});

describe('Node', () => {
  it('writes the body as an object that is the body', () => {
    const made = call({ stop: null, 'odd-name': [1, true, {}], tools: [{ type: 'function', function: { name: 'f' } }] });
    const text = node(made);
    const from = text.indexOf('create(') + 7;
    const object = text.slice(from, text.indexOf(');\nconsole.log', from));
    expect(new Function(`return ${object}`)()).toEqual(made.body);
  });

  it('names header fields in the options', () => {
    expect(node(call({}, { 'Cache-Control': 'no-cache' }))).toContain('headers: { "Cache-Control": "no-cache" }');
  });
});

describe('Python', () => {
  it.skipIf(!there('python3'))('calls with exactly the body and the fields', () => {
    const made = call({ stop: null, logprobs: true, top_k: 4, temperature: 0.5 }, { 'x-llm-provider': 'groq' });
    const fake =
      'import json\nclass Fake:\n  def __init__(s, **k): pass\n  def create(s, **k):\n    print(json.dumps(k)); raise SystemExit\n' +
      'OpenAI = Fake\nFake.chat = property(lambda s: s)\nFake.completions = property(lambda s: s)\n';
    const printed = run('python3', ['-'], fake + python(made).replace('from openai import OpenAI', ''));
    const { extra_headers, extra_body, ...rest } = JSON.parse(printed);
    expect(extra_headers).toEqual({ 'x-llm-provider': 'groq' });
    expect({ ...rest, ...extra_body }).toEqual(made.body);
  });
});

describe('Java', () => {
  it('keeps the body in a text block', () => {
    const text = java(call());
    const block = text.slice(text.indexOf('"""\n') + 4, text.lastIndexOf('""";'));
    const value = block
      .split('\n')
      .map((line) => line.slice(16))
      .join('\n')
      .replaceAll('\\"""', '"""')
      .replaceAll('\\\\', '\\');
    expect(JSON.parse(value)).toEqual(call().body);
    expect(text).toContain('BodyHandlers.ofString()');
  });

  it('reads a body that is too long for a literal from a file', () => {
    const text = java(call({ user: 'x'.repeat(70_000), stream: true }));
    expect(text).toContain('ofFile(Path.of("request.json"))');
    expect(text).toContain('BodyHandlers.ofLines()');
    expect(text.length).toBeLessThan(2_000);
  });
});

it('data URLs are cut for reading', () => {
  expect(abbreviated(`"url": "data:image/png;base64,${'A'.repeat(900)}=="`)).toBe(
    `"url": "data:image/png;base64,${'A'.repeat(24)}…"`,
  );
});
