/** Draws the pictures of the README from the running demo: `node test/demo/pictures.ts`. Needs Debian's chromium. */
import { resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { start, waitFor } from '../path/program.ts';

const folder = resolve(import.meta.dirname, '../../src/demo/pictures');
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const demo = start(['src/demo/main.ts'], { PORT: '0' });
const address = (await waitFor(demo, /Open (http:\/\/\S+)/))[1] ?? '';
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: quiet });
const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });

await page.goto(`${address}/search?q=${encodeURIComponent('foreign agent')}`);
await page.screenshot({ path: `${folder}/search.png` });
await page.locator('main a[href^="/reports/"]').first().click();
await page.screenshot({ path: `${folder}/report.png` });

await browser.close();
demo.kill();
