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
