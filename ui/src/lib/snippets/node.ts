import { streams, type SnippetCall } from './call';
import { javascript as dialect, literal } from './literal';

export function node(call: SnippetCall): string {
  const head =
    `import OpenAI from "openai";\n\n` +
    `const client = new OpenAI({ baseURL: ${JSON.stringify(call.apiUrl)}, apiKey: "unused" });\n\n`;
  const options = Object.keys(call.headers).length > 0 ? `, {\n  headers: ${literal(call.headers, dialect, '  ')},\n}` : '';
  const create = `await client.chat.completions.create(${literal(call.body, dialect)}${options});\n`;
  if (streams(call)) {
    return (
      `${head}const stream = ${create}for await (const chunk of stream) {\n` +
      `  process.stdout.write(chunk.choices[0]?.delta?.content ?? "");\n}\n`
    );
  }
  return `${head}const answer = ${create}console.log(answer.choices[0].message.content);\n`;
}
