// A stand-in for the gateway's admin port, to work on the pages: serves dist/ with the real headers, makes up live
// data, and passes what it does not know to a running gateway. Run: node dev/mock.mjs [PORT] after `npm run build`.
// GATEWAY_ADMIN_URL: that gateway. MOCK=token: demands sign-in (the token is "token"). MOCK=nolive: no live data.
import { createServer, request as ask } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';

const port = Number(process.argv[2] ?? 18081);
const gateway = new URL(process.env.GATEWAY_ADMIN_URL ?? 'http://127.0.0.1:8081');
const mode = process.env.MOCK ?? '';
const dist = new URL('../dist/', import.meta.url);
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; " +
  "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const types = { '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.html': 'text/html; charset=utf-8' };
const names = ['openai', 'anthropic', 'groq'];
let signedIn = mode !== 'token';
let number = 4000;

const round = (value, places = 1) => Number(value.toFixed(places));
const percentiles = (base) => ({ p50: round(base), p95: round(base * 2.6), p99: round(base * 4.4) });
const wave = (t, period) => 1 + 0.4 * Math.sin((t / period) * 6.28) + 0.3 * Math.random();

function tick(time) {
  const t = time / 1000;
  const byProvider = Object.fromEntries(
    names.map((name, i) => {
      const calls = Math.round((14 / (i + 1)) * wave(t, 240 + 90 * i));
      const failed = Math.random() < 0.08 ? 1 : 0;
      return [name, { calls, failed, inputTokens: calls * 420, outputTokens: calls * 160, latencyMs: round(300 * (i + 1) * wave(t, 300)) }];
    }),
  );
  const sum = (key) => Object.values(byProvider).reduce((all, one) => all + one[key], 0);
  return {
    time, calls: sum('calls'), failed: sum('failed'), hits: Math.round(sum('calls') * 0.3), refused: 0,
    inFlight: Math.round(9 * wave(t, 200)), inputTokens: sum('inputTokens'), outputTokens: sum('outputTokens'),
    failovers: sum('failed'), latency: percentiles(410 * wave(t, 300)), firstByte: percentiles(170 * wave(t, 300)),
    overhead: percentiles(0.4 * wave(t, 100)), byProvider,
  };
}

function row(time) {
  const provider = names[number % 3];
  const failed = Math.random() < 0.1;
  return {
    number: ++number, id: `req-${(number * 7919).toString(16)}`, time, door: 'POST /v1/chat/completions', client: '127.0.0.1', provider,
    model: 'gpt-4o-mini', requestedModel: 'gpt-4o-mini', stream: number % 2 === 0, status: failed ? 503 : 200,
    outcome: failed ? 'failed' : 'completed', errorType: failed ? 'server_error' : null, error: failed ? 'overloaded' : null,
    attempts: failed ? 2 : 1, cache: number % 3 === 0 ? 'hit' : 'miss', durationMs: round(Math.random() * 900), firstByteMs: 120,
    overheadMs: 0.4, promptTokens: 420, completionTokens: 160, cachedTokens: 0, reasoningTokens: 0, finishReason: 'stop', verdicts: [],
  };
}

function series(range) {
  const stepSeconds = { '15m': 1, '1h': 4, '24h': 60 }[range] ?? 1;
  const size = range === '24h' ? 1440 : 900;
  const to = Math.floor(Date.now() / 1000 / stepSeconds) * stepSeconds;
  const times = Array.from({ length: size }, (_, i) => to - (size - 1 - i) * stepSeconds);
  const ticks = times.map((t) => tick(t * 1000));
  const line = (get) => ticks.map((one, i) => (i > 200 && i < 230 ? null : get(one)));
  const three = (key) => Object.fromEntries(['p50', 'p95', 'p99'].map((p) => [p, line((one) => one[key][p])]));
  const plain = ['calls', 'failed', 'hits', 'refused', 'inFlight', 'inputTokens', 'outputTokens', 'failovers'];
  const fields = (of, keys) => Object.fromEntries(keys.map((key) => [key, line((one) => of(one)[key])]));
  return {
    range, stepSeconds, from: times[0], times, ...fields((one) => one, plain),
    latency: three('latency'), firstByte: three('firstByte'), overhead: three('overhead'),
    byProvider: Object.fromEntries(names.map((name) => [name,
      fields((one) => one.byProvider[name], ['calls', 'failed', 'inputTokens', 'outputTokens', 'latencyMs'])])),
    errors: { timeout: line(() => Number(Math.random() < 0.03)), server_error: line((one) => one.failed) },
    totals: { calls: 21412, failed: 131, hits: 6422, refused: 12, failovers: 118, inputTokens: 8993040, outputTokens: 3425920,
      latency: percentiles(410), firstByte: percentiles(170), overhead: percentiles(0.4) },
    marks: [{ time: (to - 300 * stepSeconds) * 1000, what: 'setting', name: 'guardrails', text: 'guardrails changed' }],
  };
}

function events(request, response, calls) {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write('retry: 2000\n\n');
  const send = (event, data) => response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  const timer = setInterval(() => {
    send('tick', tick(Date.now()));
    if (calls) send('calls', { calls: Array.from({ length: 12 }, () => row(Date.now())), skipped: 0 });
  }, 1000);
  request.on('close', () => clearInterval(timer));
}

const answers = {
  '/admin/session': () => ({ tokenRequired: mode === 'token', signedIn }),
  '/admin/about': () => ({ name: 'AI Gateway', version: '0.7.0', startedAt: Date.now() - 7e6, apiUrl: 'http://127.0.0.1:8080/v1',
    grpcAddress: '127.0.0.1:8082', adminUrl: `http://127.0.0.1:${port}`, tls: false, demo: true, ui: true, bodiesLogged: false,
    warnings: ['No provider is configured: the built-in demo answers, simulated.'] }),
  '/admin/series': (query) => series(query.get('range') ?? '15m'),
  '/admin/requests': () => ({ requests: Array.from({ length: 100 }, (_, i) => row(Date.now() - i * 900)).map((one, i) => ({ ...one, number: 4000 - i })), more: true, remembered: 10000, most: 10000 }),
};

createServer((request, response) => {
  const url = new URL(request.url, 'http://x');
  const path = url.pathname;
  const json = (status, body) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  if (path === '/' || path.startsWith('/admin/dashboard') || path.startsWith('/admin/assets/')) {
    const file = new URL(path.startsWith('/admin/assets/') ? path.slice(7) : 'index.html', dist);
    if (!existsSync(file)) return json(404, { error: { message: 'no such file' } });
    const headers = { 'content-type': types[extname(file.pathname)] ?? 'text/plain', 'content-security-policy': CSP };
    return response.writeHead(200, headers).end(readFileSync(file));
  }
  if (path === '/admin/session' && request.method !== 'GET') {
    let body = '';
    request.on('data', (piece) => (body += piece)).on('end', () => {
      signedIn = mode !== 'token' || (request.method === 'POST' && body.includes('"token":"token"'));
      if (request.method === 'POST' && !signedIn) return json(401, { error: { message: 'wrong token' } });
      json(200, { status: 'done' });
    });
    return;
  }
  if (!signedIn && path !== '/admin/session') return json(401, { error: { message: 'sign in' } });
  if (path === '/admin/events') {
    return mode === 'nolive' ? json(404, { error: { message: 'no' } }) : events(request, response, url.searchParams.has('calls'));
  }
  if (answers[path]) return json(200, answers[path](url.searchParams));
  const headers = { ...request.headers, host: gateway.host };
  if (headers.origin) headers.origin = gateway.origin;
  const passed = ask(new URL(request.url, gateway), { method: request.method, headers }, (answer) => {
    response.writeHead(answer.statusCode, answer.headers);
    answer.pipe(response);
  });
  passed.on('error', () => json(502, { error: { message: 'there is no gateway behind the mock' } }));
  request.pipe(passed);
}).listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${port}/`));
