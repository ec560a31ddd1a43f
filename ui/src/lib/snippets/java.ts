import { chatUrl, streams, type SnippetCall } from './call';

/** Longer than this and the compiler takes no literal. */
const LONG = 60_000;

/** With the JDK alone: no library is needed. */
export function java(call: SnippetCall): string {
  const body = JSON.stringify(call.body, null, 2);
  const long = new TextEncoder().encode(body).length > LONG;
  const headers = { 'Content-Type': 'application/json', ...call.headers };
  const fields = Object.entries(headers).map(
    ([name, value]) => `                .header(${JSON.stringify(name)}, ${JSON.stringify(value)})\n`,
  );
  const handler = streams(call) ? 'ofLines' : 'ofString';
  const print = streams(call) ? 'answer.body().forEach(System.out::println);' : 'System.out.println(answer.body());';
  const imports = ['java.net.URI', 'java.net.http.HttpClient', 'java.net.http.HttpRequest', 'java.net.http.HttpResponse'];
  if (long) {
    imports.push('java.nio.file.Path');
  }
  return (
    `${imports.map((name) => `import ${name};\n`).join('')}\npublic class Ask {\n` +
    `    public static void main(String[] args) throws Exception {\n` +
    (long
      ? `        // The body is too long for a literal: save it as request.json (it is in the curl command).\n`
      : `        String body = """\n${textBlock(body)}""";\n`) +
    `        HttpRequest request = HttpRequest.newBuilder(URI.create(${JSON.stringify(chatUrl(call))}))\n` +
    fields.join('') +
    `                .POST(HttpRequest.BodyPublishers.${long ? 'ofFile(Path.of("request.json"))' : 'ofString(body)'})\n` +
    `                .build();\n` +
    `        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.${handler}());\n` +
    `        ${print}\n    }\n}\n`
  );
}

function textBlock(text: string): string {
  const pad = ' '.repeat(16);
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll('"""', '\\"""')
    .split('\n')
    .map((line) => pad + line)
    .join('\n');
}
