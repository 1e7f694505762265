import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { type Library, openLibrary } from '../web/library.ts';
import { commissionReport, monitorReport, shortReports, sources } from '../web/shelf.ts';
import { browserTest, hasChromium, openBrowser, openPage, picture, sticksOut } from './chromium.ts';

let library: Library;
let browser: Browser | undefined;

beforeAll(async () => {
  if (!hasChromium) return;
  library = await openLibrary(sources, { sample: true });
  for (const report of [commissionReport, monitorReport, ...shortReports]) await library.shelve(report);
  await library.store.recordProblem({
    sourceId: 'sample-monitor',
    url: 'https://sample-monitor.example/scan.pdf',
    code: 'extract.no-text-layer',
    message: 'The PDF has no text layer.',
    at: '2026-11-22T05:31:00.000Z',
  });
  await library.index();
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await library?.close();
});

function opened(): Browser {
  if (browser === undefined) throw new Error('no browser is open');
  return browser;
}

for (const width of [1280, 390]) {
  for (const script of [true, false]) {
    browserTest(
      `at ${width} pixels, ${script ? 'with' : 'without'} script: from an empty box to an exported list and the marked passage of a report`,
      async () => {
        const { page, wrong, context } = await openPage(opened(), library.url, { width, script });
        await page.goto('/');
        await page.getByRole('searchbox').fill('foreign agent');
        await page.getByRole('button', { name: 'Search' }).click();
        await page.waitForURL('**/search?q=foreign+agent');
        if (width < 600) await page.getByRole('link', { name: 'Filters', exact: true }).click();
        await page
          .getByRole('link', { name: /SAMPLE Commission/ })
          .first()
          .click();
        await page.waitForURL('**source=sample-commission');
        const hit = page.getByRole('article').first();
        await hit.locator('summary', { hasText: 'Foreign-agent' }).first().click();
        expect(await hit.locator('details[open] q').count()).toBeGreaterThan(0);
        if (script) await picture(page, `search-${width}`);
        await hit.getByRole('checkbox').check();
        const [file] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('button', { name: 'CSV' }).click(),
        ]);
        const listed = readFileSync(await file.path(), 'utf8');
        expect(file.suggestedFilename()).toMatch(/\.csv$/);
        expect(listed).toContain('foreign agent');
        expect(listed.match(/sample-commission\.example/g)?.length).toBe(1);
        await hit.getByRole('heading').getByRole('link').click();
        await page.waitForURL('**/reports/**');
        expect(await page.locator('.passage mark').count()).toBeGreaterThan(0);
        expect(await page.locator(`${new URL(page.url()).hash} mark`).count()).toBeGreaterThan(0);
        if (script) await picture(page, `report-${width}`);
        // A page that is left at once cancels the request for its icon.
        expect(wrong.filter((message) => !/\/export\?|\/assets\/icon\.svg/.test(message))).toEqual([]);
        await context.close();
      },
    );
  }

  browserTest(
    `at ${width} pixels nothing sticks out of any page, nothing is fetched from elsewhere, no policy is broken`,
    async () => {
      const { hits } = (await (await fetch(`${library.url}/api/v1/search?q=учитель`)).json()) as {
        hits: { reportId: string }[];
      };
      const pages = {
        home: '/',
        'search-ru': '/search?q=иностранный+агент',
        results: '/search?q=Primerovka&page=2',
        nothing: '/search?q=zzzzqqqq&language=ru',
        'report-ru': `/reports/${hits[0]?.reportId}?q=учитель`,
        sources: '/sources',
        categories: '/categories',
        category: '/categories/foreign-agent-designation',
        'not-found': '/nowhere',
      };
      for (const dark of [false, true]) {
        const { page, wrong, context } = await openPage(opened(), library.url, { width, dark });
        for (const [name, path] of Object.entries(pages)) {
          await page.goto(path);
          expect([name, await sticksOut(page)]).toEqual([name, false]);
          await picture(page, `${name}-${width}${dark ? '-dark' : ''}`);
        }
        expect(wrong.filter((message) => !message.includes('404'))).toEqual([]);
        await context.close();
      }
    },
  );
}
