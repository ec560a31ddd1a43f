/** Something to show on every screen. */
import { admin, api, at, chat, provider } from './gateway.mjs';

/** A few calls of each kind, and a setting of each kind with a history. */
export async function somethingOfEach() {
  await admin('POST', '/admin/systemprompt', { prompt: 'Answer in one sentence.' });
  await admin('POST', '/admin/systemprompt', { prompt: 'Answer in two sentences.' });
  await admin('POST', '/admin/guardrails', { bannedPhrases: ['secret plan'], minLength: 0, maxLength: 4000, requireDisclaimer: false });
  await admin('POST', '/admin/ratelimit', { name: 'basic', requestsPerWindow: 1000, windowSeconds: 60 });
  await admin('POST', '/admin/ratelimit/clients', { clientIP: '10.1.2.3', name: 'small', requestsPerWindow: 2, windowSeconds: 60 });
  await admin('POST', '/admin/routes', { name: 'weather', endpoint: at.egress, enableCache: true, enableRateLimit: true });
  for (const model of ['openai/gpt-4o-mini', 'anthropic/claude-sonnet-4-5', 'mistral/mistral-small-latest', 'fast']) {
    await chat('What is a gateway?', { model });
    await chat('What is a gateway?', { model });
    await chat('And in French?', { model, stream: true });
  }
  for (let call = 0; call < 3; call++) {
    await chat('Too many', { client: '10.1.2.3' });
  }
  await provider('openai', 'fail500', { times: 1, text: 'The engine is overloaded' });
  await chat('Does the next one answer?', { model: 'fast' });
  await provider('mistral', 'ok', { times: 1, text: 'This is the secret plan.' });
  await chat('Tell me', { model: 'mistral/mistral-small-latest' });
  await chat('Nobody has this', { model: 'unknown-model' });
  await api('GET', '/apis/weather/bern');
}

const QUESTIONS = [
  'Summarise this ticket for the on-call engineer.',
  'Which invoices are overdue by more than thirty days?',
  'Translate the release notes into German.',
  'Write a polite answer to this complaint.',
  'Classify the sentiment: “I waited two weeks.”',
  'Extract the company names from this text.',
  'Suggest five names for an internal tool.',
  'Explain this stack trace in plain words.',
];
const MODELS = [
  'openai/gpt-4o-mini', 'openai/gpt-4o-mini', 'openai/gpt-4o', 'fast', 'fast', 'smart', 'anthropic/claude-sonnet-4-5',
  'anthropic/claude-haiku-4-5', 'mistral/mistral-small-latest', 'gemini/gemini-flash-latest',
];
const CLIENTS = ['10.0.4.17', '10.0.4.18', '10.0.7.2', '10.0.7.9', '192.168.12.40'];
const AGENTS = ['openai-python/2.8.1', 'openai-node/6.9.0', 'curl/8.5.0', 'LangChain/1.0', 'billing-batch/3.2'];

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** Settings with a history, as somebody may have made them in a week. */
async function settings() {
  await admin('POST', '/admin/systemprompt', { prompt: 'You are the assistant of Example AG.' });
  await admin('POST', '/admin/systemprompt', { prompt: 'You are the assistant of Example AG. Answer briefly.' });
  await admin('POST', '/admin/systemprompt', {
    prompt: 'You are the assistant of Example AG.\nAnswer briefly, in the language of the question.\nNever promise a refund.',
  });
  await admin('POST', '/admin/guardrails', { bannedPhrases: ['project falcon'], minLength: 0, maxLength: 8000, requireDisclaimer: false });
  await admin('POST', '/admin/guardrails', {
    bannedPhrases: ['project falcon', 'internal only', 'lorem ipsum'],
    minLength: 2,
    maxLength: 8000,
    personalData: { email: 'mask', phone: 'redact' },
    requireDisclaimer: true,
    disclaimer: 'Written by an AI model; check what matters.',
  });
  await admin('POST', '/admin/ratelimit', { name: 'standard', requestsPerWindow: 600, windowSeconds: 60 });
  await admin('POST', '/admin/ratelimit/clients', { clientIP: '10.0.7.0/24', name: 'batch', requestsPerWindow: 900, windowSeconds: 60 });
  await admin('POST', '/admin/ratelimit/clients', { clientIP: '192.168.12.40', name: 'trial', requestsPerWindow: 12, windowSeconds: 60 });
  await admin('POST', '/admin/routes', { name: 'weather', endpoint: at.egress, enableCache: true, enableRateLimit: true });
  await admin('POST', '/admin/routes', { name: 'exchange-rates', endpoint: `${at.egress}/v2`, enableCache: true, enableRateLimit: false });
}

/** All providers answer well, each in its own time. */
export async function providersAsUsual() {
  const usual = [
    ['openai', 260, 500], ['anthropic', 420, 700], ['mistral', 160, 320], ['gemini', 240, 420],
  ];
  for (const [name, millis, spread] of usual) {
    await provider(name, 'ok', {
      millis, spread, prompt: 180, answer: 60, vary: 640,
      text: 'The customer asks for a new date of delivery. I would offer Thursday, and say why it was late.',
    });
  }
}

let number = 0;

/** One call of many kinds. */
function oneCall() {
  number++;
  const repeated = number % 4 === 0;
  const question = QUESTIONS[number % QUESTIONS.length] + (repeated ? '' : ` (case ${1000 + number})`);
  return chat(question, {
    model: MODELS[(number * 7) % MODELS.length],
    client: CLIENTS[number % CLIENTS.length],
    headers: { 'user-agent': AGENTS[number % AGENTS.length], authorization: 'Bearer sk-caller-0123456789abcdef' },
    stream: number % 3 === 0,
  }).catch(() => undefined);
}

/** What now and then goes wrong, by the second in which it does. */
const INCIDENTS = {
  3: () => provider('openai', 'fail500', { times: 4, text: 'The server had an error while processing your request' }),
  4: () => chat('What is project falcon?', { model: 'mistral/mistral-small-latest', client: '10.0.4.17' }),
  5: () => provider('mistral', 'fail429', { times: 2, text: 'Requests rate limit exceeded' }),
  6: () => chat('Hello', { model: 'gpt-99', client: '10.0.4.18' }),
  7: () => Promise.all([api('GET', '/apis/weather/bern'), api('GET', '/apis/weather/bern'), api('GET', '/apis/exchange-rates/eur')]),
};

/** Calls for so many seconds; then the providers are as they were, all well but one. */
export async function believable(seconds) {
  await settings();
  await providersAsUsual();
  const under = [];
  for (let second = 0; second < seconds; second++) {
    if (second === 4) {
      await provider('mistral', 'ok', { times: 1, text: 'Project Falcon is internal only.' });
    }
    under.push(INCIDENTS[second % 20]?.());
    if (second % 20 === 8) {
      await providersAsUsual();
    }
    for (let call = 0; call < 10 + (second % 4); call++) {
      under.push(oneCall());
      await pause(80);
    }
  }
  await Promise.all(under);
}

/** Goes on calling until told to stop; returns what stops it. */
export function goOnCalling() {
  let going = true;
  const ended = (async () => {
    while (going) {
      oneCall();
      await pause(90);
    }
  })();
  return async () => {
    going = false;
    await ended;
  };
}
