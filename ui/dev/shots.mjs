// Takes pictures of pages in both themes and widths: node dev/shots.mjs BASE_URL FOLDER PATH [PATH …]
import { chromium } from 'playwright-core';

const [base, folder, ...paths] = process.argv.slice(2);
const sizes = [[1440, 900], [360, 740]];
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] });
for (const theme of ['light', 'dark']) {
  for (const [width, height] of sizes) {
    const page = await browser.newPage({ viewport: { width, height }, colorScheme: theme });
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && console.log(theme, width, message.text()));
    page.on('pageerror', (error) => console.log(theme, width, String(error)));
    for (const path of paths) {
      await page.goto(`${base}/admin/dashboard/${path}`);
      await page.waitForTimeout(2200);
      const name = path.replace(/[^a-z0-9]+/gi, '-') || 'dashboard';
      await page.screenshot({ path: `${folder}/${name}-${theme}-${width}.png`, fullPage: process.env.FULL !== undefined });
    }
    await page.close();
  }
}
await browser.close();
