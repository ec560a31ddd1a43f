/** Accessibility, as axe-core sees it: no violation at all. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Fails with each node and the rule that it breaks. */
export async function accessible(page, where = '') {
  if (!(await page.evaluate(() => 'axe' in window))) {
    await page.evaluate(source);
  }
  const found = await page.evaluate(
    async (tags) => {
      const { violations } = await window.axe.run(document, {
        runOnly: { type: 'tag', values: tags },
        resultTypes: ['violations'],
      });
      return violations.flatMap(({ id, help, nodes }) =>
        nodes.map((node) => `${id} (${help}): ${node.target.join(' ')}\n      ${node.html}\n      ${node.failureSummary}`),
      );
    },
    TAGS,
  );
  if (found.length > 0) {
    throw new Error(`not accessible${where && ` (${where})`}:\n    ${found.join('\n    ')}`);
  }
}
