/**
 * The gateway under test and the scripted providers behind it, ruled through the control server that
 * `aigateway.endtoend.ui.Control` describes.
 */
const control = process.env.CONTROL_URL;
if (!control) {
  throw new Error('CONTROL_URL is not set: PagesTest starts these tests');
}

async function asked(url, { method = 'POST', body, headers = {} } = {}) {
  const answer = await fetch(url, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  let json = null;
  try {
    json = JSON.parse(text);
  } catch {
    // not every answer is JSON
  }
  return { status: answer.status, headers: answer.headers, text, json };
}

async function ruled(path, body = {}, method = 'POST') {
  const answer = await asked(control + path, method === 'GET' ? { method } : { method, body });
  if (answer.status !== 200) {
    throw new Error(`${method} ${path}: ${answer.text}`);
  }
  return answer.json;
}

/** Where everything is: {api, admin, grpc, egress, sink}; set by start and again. */
export let at = {};
let bearer = '';

/** Starts a fresh gateway: nothing is remembered, all providers answer well. */
export async function start({ keys = '', tables = '', token = '', past = false } = {}) {
  at = await ruled('/start', { keys, tables, token, past });
  bearer = token;
  return at;
}

export const stop = () => ruled('/stop');

/** Starts the gateway that was stopped, on the same ports. */
export async function again() {
  at = await ruled('/again');
}

/** Lets a provider do something else: provider('openai', 'fail500', {times: 3}); see Script.java for the modes. */
export const provider = (name, mode, more = {}) => ruled(`/provider/${name}`, { mode, ...more });

/** How often a provider was asked. */
export const timesAsked = async (name) => (await ruled(`/provider/${name}`, {}, 'GET')).asked;

/** The last request that a provider got, as it got it. */
export const lastRequest = async (name) => (await ruled(`/provider/${name}`, {}, 'GET')).last;

/** The events that the log sink took. */
export const sinkEvents = async () => (await ruled('/sink', {}, 'GET')).events;

/** Calls the gateway steadily; resolves when it is over. */
export const load = (callsPerSecond, seconds) => ruled('/load', { callsPerSecond, seconds });

/** Asks for a chat completion: chat('Hello', {model, client, headers, …fields of the request}). */
export function chat(text, { model = 'openai/gpt-4o-mini', client, headers = {}, ...fields } = {}) {
  const messages = fields.messages ?? [{ role: 'user', content: text }];
  const from = client === undefined ? {} : { 'x-forwarded-for': client };
  return asked(`${at.api}/v1/chat/completions`, { body: { model, ...fields, messages }, headers: { ...from, ...headers } });
}

/** Any request to the LLM API's port. */
export const api = (method, path, options = {}) => asked(at.api + path, { method, ...options });

/** Any request to the admin API; fails unless the answer is good. */
export async function admin(method, path, body, headers = {}) {
  const authorization = bearer ? { authorization: `Bearer ${bearer}` } : {};
  const answer = await asked(at.admin + path, { method, body, headers: { ...authorization, ...headers } });
  if (answer.status >= 300) {
    throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
  }
  return answer.json;
}

/** A setting's value in force. */
export const setting = async (name) => (await admin('GET', `/admin/settings/${name}`)).value;
