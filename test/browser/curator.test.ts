import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { type Library, openLibrary } from '../web/library.ts';
import { commissionReport, monitorReport, sources } from '../web/shelf.ts';
import { browserTest, hasChromium, openBrowser, openPage, picture, sticksOut } from './chromium.ts';

const curatorKey = 'SAMPLE-key-of-the-curators';

let library: Library;
let browser: Browser | undefined;
const reportIds: string[] = [];

beforeAll(async () => {
  if (!hasChromium) return;
  library = await openLibrary(sources, { sample: true, curatorKey });
  for (const report of [commissionReport, monitorReport]) reportIds.push((await library.shelve(report)).reportId);
  await library.index();
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await library?.close();
});

for (const width of [1280, 390]) {
  for (const script of [true, false]) {
    browserTest(
      `at ${width} pixels, ${script ? 'with' : 'without'} script: a curator signs in, confirms a tag, rejects another, undoes both, signs out`,
      async () => {
        if (browser === undefined) throw new Error('no browser is open');
        const { page, wrong, context } = await openPage(browser, library.url, { width, script });
        const shot = async (name: string) => {
          expect([name, await sticksOut(page)]).toEqual([name, false]);
          if (script) await picture(page, `curator-${name}-${width}`);
        };
        await page.goto('/');
        await page.getByRole('link', { name: 'Curators' }).click();
        await page.getByLabel('Curators’ key').fill('not the key at all');
        await page.getByRole('button', { name: 'Sign in' }).click();
        expect(await page.getByRole('alert').textContent()).toContain('not the curators’ key');
        await shot('wrong');
        await page.getByLabel('Curators’ key').fill(curatorKey);
        await page.getByLabel('Your name').fill('SAMPLE curator');
        await page.getByRole('button', { name: 'Sign in' }).click();
        expect(await page.getByText('Signed in as').textContent()).toContain('SAMPLE curator');
        await shot('in');

        await page.goto(`/reports/${reportIds[0]}?q=foreign+agent`);
        const chips = page.locator('.chip');
        const count = await chips.count();
        await chips.nth(0).locator('summary').click();
        await shot('open');
        await chips.nth(0).getByRole('button', { name: 'Confirm' }).first().click();
        await page.waitForURL('**?q=foreign+agent#p-*');
        expect(await chips.nth(0).locator('summary').textContent()).toContain('confirmed by a curator');
        await chips.last().locator('summary').click();
        await chips.last().getByRole('button', { name: 'Reject' }).first().click();
        const rejected = page.locator('details.rejected');
        await rejected.locator('summary').click();
        expect(await rejected.locator('li > s').first().isVisible()).toBe(true);
        await shot('rejected');
        await rejected.getByRole('button', { name: 'Undo' }).click();
        await rejected.waitFor({ state: 'detached' });
        expect(await chips.count()).toBe(count);
        await chips.nth(0).locator('summary').click();
        await chips.nth(0).getByRole('button', { name: 'Undo' }).click();
        await page.locator('.chip.confirmed').waitFor({ state: 'detached' });
        await page.getByRole('button', { name: 'Sign out' }).click();
        await page.getByLabel('Curators’ key').waitFor();
        await page.goto(`/reports/${reportIds[1]}`);
        expect(await page.locator('.decide').count()).toBe(0);
        await page.locator('.chip summary').first().click();
        await shot('reader-ru');
        expect(wrong.filter((message) => !message.includes('401'))).toEqual([]);
        await context.close();
      },
    );
  }
}
