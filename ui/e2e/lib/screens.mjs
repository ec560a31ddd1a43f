/** The screens that the navigation leads to: [{id, title}], as a browser finds them. */
import { open } from './browser.mjs';
import * as gateway from './gateway.mjs';

async function found() {
  await gateway.start();
  const { page, faults, close } = await open();
  await page.goto(`${gateway.at.admin}/admin/dashboard`);
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('link').first().waitFor();
  const links = await page.locator('nav a[href]').evaluateAll((all) =>
    all.map((link) => ({ path: new URL(link.href).pathname, title: link.textContent.trim() })),
  );
  faults.check();
  await close();
  return links.map(({ path, title }) => ({ id: path.replace(/^\/admin\/dashboard\/?/, ''), title }));
}

export const screens = await found();
