/**
 * What is done on a screen before its picture is taken, by the screen's word: only where the screen as it opens
 * would not show what it is for. A pose ends when the picture can be taken.
 */
import { visit } from './browser.mjs';
import { admin, provider } from './gateway.mjs';
import { providersAsUsual } from './traffic.mjs';

const MARKED = 'Ask Ann at ann@example.com or +1 415 555 2671 for the new date of delivery.';
const ANSWERS = {
  openai: 'I am sorry that your table is late. It is in our warehouse since Monday. We can bring it on Thursday between nine and noon, or on Saturday if that suits you better.',
  anthropic: 'Thank you for writing, and please excuse the silence. Your table waits for the second of its two parts, which we expect on Wednesday. Shall we bring both on Thursday morning?',
};

/** Two models that answer the same question. */
async function playground(page) {
  await visit(page, 'playground', 'p1=model:openai/gpt-4o-mini,temperature:0.2&p2=model:anthropic/claude-sonnet-4-5,temperature:0.2&sync=on');
  for (const [name, text] of Object.entries(ANSWERS)) {
    await provider(name, 'stream', { millis: 24, prompt: 140, answer: 42, text });
  }
  // The other theme asks the same: an answer kept from it has no speed.
  await admin('DELETE', '/admin/cache');
  await page.getByLabel('System prompt').fill('You answer customers of a furniture shop.');
  await page.getByLabel('Message of turn 1').fill('My table was to come last week, and nobody called. Where is it?');
  await page.getByRole('button', { name: 'Send to 2 panels' }).click();
  for (const panel of [1, 2]) {
    await page.getByRole('button', { name: `Regenerate panel ${panel}` }).waitFor();
  }
  await providersAsUsual();
}

/** A call that a second provider answered. */
async function requests(page) {
  await visit(page, 'requests', 'status=failover&tail=off');
  await page.getByRole('row').nth(1).click();
  await page.getByRole('dialog').getByRole('listitem').filter({ hasText: 'HTTP 500' }).first().waitFor();
}

async function guardrails(page) {
  await page.getByLabel('Text to try').fill(MARKED);
  await page.waitForTimeout(1_500);
  await page.locator('main mark').first().waitFor();
  await page.getByRole('status').filter({ hasText: 'Changed' }).waitFor();
}

async function providers(page) {
  for (const name of ['openai', 'anthropic']) {
    await page.getByRole('button', { name: `Test connection of ${name}` }).click();
    await page.getByRole('group', { name: `Test of ${name}` }).getByText('Connection works').waitFor();
  }
}

async function routing(page) {
  await page.getByRole('button', { name: 'Many fields' }).click();
  await page.getByRole('list', { name: 'Targets in order' }).getByText('Would leave out').first().waitFor();
}

/** What the newest version of a setting changed. */
async function config(page) {
  await visit(page, 'config', 'tab=history&setting=systemprompt');
  await page.getByRole('heading', { name: /^Version \d+$/ }).waitFor();
}

async function audit(page) {
  await page.getByRole('row').filter({ hasText: 'Guardrails' }).first().click();
  await page.getByRole('dialog').getByText('What changed').waitFor();
}

async function logging(page) {
  await page.getByRole('button', { name: 'Send test event to Splunk' }).click();
  await page.getByText(/^Accepted in/).waitFor();
}

export const poses = { playground, requests, guardrails, providers, routing, config, audit, logging };
