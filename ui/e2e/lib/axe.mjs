/** Accessibility, as axe-core sees it: no violation at all. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** The rules whose outcome a theme can change. */
export const COLOURS = ['color-contrast', 'link-in-text-block'];

/** Fails with each node and the rule that it breaks. `rules` are all, unless some are named. */
export async function accessible(page, { where = '', rules } = {}) {
  if (!(await page.evaluate(() => 'axe' in window))) {
    await page.evaluate(source);
  }
  const found = await page.evaluate(
    async (runOnly) => {
      const { violations } = await window.axe.run(document, { runOnly, resultTypes: ['violations'] });
      return violations.flatMap(({ id, help, nodes }) =>
        nodes.map((node) => `${id} (${help}): ${node.target.join(' ')}\n      ${node.html}\n      ${node.failureSummary}`),
      );
    },
    rules ? { type: 'rule', values: rules } : { type: 'tag', values: TAGS },
  );
  if (found.length > 0) {
    throw new Error(`not accessible${where && ` (${where})`}:\n    ${found.join('\n    ')}`);
  }
}

/** The same in both themes: whatever depends on colours twice. */
export async function accessibleInBothThemes(page, where) {
  await page.emulateMedia({ colorScheme: 'light' });
  await accessible(page, { where: `${where}, light` });
  await page.emulateMedia({ colorScheme: 'dark' });
  await accessible(page, { where: `${where}, dark`, rules: COLOURS });
  await page.emulateMedia({ colorScheme: 'light' });
}
