/** What is done on many screens alike: saving a setting, answering a question, reading messages. */
import assert from 'node:assert/strict';
import { press } from './keys.mjs';

const messages = (page) => page.getByRole('region', { name: 'Messages' });
const review = (page, title) => page.getByRole('dialog', { name: `Review: ${title}` });

/** Waits for a message at the edge of the page, and takes it away, so that the next one is another. */
export async function told(page, text) {
  const message = messages(page).getByRole('listitem').filter({ hasText: text });
  await message.first().waitFor();
  await message.first().getByRole('button', { name: 'Dismiss' }).click();
  await message.first().waitFor({ state: 'hidden' });
}

/** Waits for a message and takes back what it tells of. */
export async function undo(page, text) {
  await messages(page).getByRole('listitem').filter({ hasText: text }).getByRole('button', { name: 'Undo' }).click();
}

/** Opens the review of what is unsaved: its dialog. */
export async function reviewed(page, title) {
  await page.getByRole('button', { name: 'Review and save' }).click();
  await review(page, title).waitFor();
  return review(page, title);
}

/** Saves the form of a setting after a look at what changes; `changes` must stand there. */
export async function save(page, title, ...changes) {
  const dialog = await reviewed(page, title);
  for (const change of changes) {
    await dialog.getByText(change).first().waitFor();
  }
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  await told(page, `${title} saved`);
}

/** The same without the mouse: Ctrl+S, and Enter on the button that has the focus. */
export async function saveByKeys(page, title) {
  await press(page, 'Control+s');
  const dialog = review(page, title);
  await dialog.waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.textContent.trim()), 'Save');
  await press(page, 'Enter');
  await dialog.waitFor({ state: 'hidden' });
  await messages(page).getByText(`${title} saved`).last().waitFor();
}

/** Says yes to a question of this title, by the button of this name. */
export async function confirm(page, title, action) {
  const dialog = page.getByRole('dialog', { name: title });
  await dialog.getByRole('button', { name: action, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** A console's line about an answer of this status: allowed where the test provokes it. */
export const answered = (...statuses) => new RegExp(`responded with a status of (${statuses.join('|')})`);
