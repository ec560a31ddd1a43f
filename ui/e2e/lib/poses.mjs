/**
 * What is done on a screen before its picture is taken, by the screen's word: only where the screen as it opens
 * would not show what it is for. A pose ends when the picture can be taken.
 */
import { visit } from './browser.mjs';

const MARKED = 'Ask ann@example.com or call +1 415 555 2671 about Project Falcon. It is internal  only until Monday.';

/** Two models that answer the same question. */
async function playground(page) {
  await visit(page, 'playground', 'p1=model:openai/gpt-4o-mini,temperature:0.2&p2=model:anthropic/claude-sonnet-4-5,temperature:0.2&sync=on');
  await page.getByLabel('System prompt').fill('You answer customers of a furniture shop.');
  await page.getByLabel('Message of turn 1').fill('My table was to come last week, and nobody called. What do I write back?');
  await page.getByRole('button', { name: 'Send to 2 panels' }).click();
  for (const panel of [1, 2]) {
    await page.getByRole('button', { name: `Regenerate panel ${panel}` }).waitFor();
  }
}

/** A call that a second provider answered. */
async function requests(page) {
  await visit(page, 'requests', 'status=failover&tail=off');
  await page.getByRole('row').nth(1).click();
  await page.getByRole('dialog').getByRole('listitem').filter({ hasText: 'HTTP 500' }).first().waitFor();
}

async function guardrails(page) {
  await page.getByLabel('Text to try').fill(MARKED);
  await page.locator('main mark').first().waitFor();
  await page.getByRole('status').filter({ hasText: 'Blocked' }).waitFor();
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
