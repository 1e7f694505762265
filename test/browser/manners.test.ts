import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBinders } from '../../src/binders.ts';
import { type Library, openLibrary } from '../web/library.ts';
import { commissionReport, monitorReport, shortReports, sources } from '../web/shelf.ts';
import { hasChromium, openBrowser, openPage, picture, sticksOut } from './chromium.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const title = (behaviour: string) =>
  hasChromium ? behaviour : `${behaviour} (SKIPPED: /usr/bin/chromium is not here)`;
const browserTest = test.skipIf(!hasChromium);

let library: Library;
let browser: Browser;
let pages: Record<string, string>;
let binder: string;

beforeAll(async () => {
  if (!hasChromium) return;
  library = await openLibrary(sources, { sample: true, curatorKey: 'a key of curators for tests' });
  const { reportId } = await library.shelve(commissionReport);
  const revised = { ...commissionReport, blocks: commissionReport.blocks.slice(0, 3) };
  await library.shelve({ ...revised, url: 'https://sample-commission.example/revised' });
  const later = { blocks: commissionReport.blocks.slice(0, 2), capturedAt: '2026-11-21T08:30:00.000Z' };
  const changed = await library.shelve({ ...revised, ...later, url: 'https://sample-commission.example/revised' });
  for (const report of [monitorReport, ...shortReports]) await library.shelve(report);
  await library.index();
  browser = await openBrowser();
  binder = await binderOf([`${changed.reportId}.1.0`, `${reportId}.1.1`]);
  pages = {
    home: '/',
    results: '/search?q=Primerovka',
    opened: `/search?q=Russia+court&open=${reportId}`,
    nothing: '/search?q=zzzzqqqq&source=-sample-monitor',
    report: `/reports/${reportId}?q=foreign+agent`,
    revised: `/reports/${changed.reportId}`,
    changes: `/reports/${changed.reportId}/changes`,
    editions: `/editions?earlier=${reportId}&later=${changed.reportId}`,
    'before-after': '/change?q=agent&date=2022-03-04',
    cite: `/reports/${reportId}/cite`,
    'cite-passage': `/reports/${reportId}/cite?passage=${reportId}.1.1`,
    similar: `/passages/${reportId}.1.1/similar`,
    categories: '/categories',
    category: '/categories/foreign-agent-designation',
    provisions: '/provisions',
    provision: '/provisions/RU-CC-207.3',
    sources: '/sources',
    source: '/sources/sample-commission',
    new: '/new/2026-W47',
    binders: '/binders',
    binder: `/binders/${binder}`,
    'add-to-binder': `/binders/add?passage=${reportId}.1.0`,
    api: '/api',
    curator: '/curator',
    'not-found': '/nowhere',
    refused: '/search?from=yesterday',
  };
});

afterAll(async () => {
  await browser?.close();
  await library?.close();
});

/** A binder with all that can be said of a passage, and its id. */
async function binderOf(passages: readonly string[]): Promise<string> {
  const binders = createBinders({ store: library.store, now: Date.now });
  const { id, sections } = await binders.make({ title: 'SAMPLE matter', headings: ['Nexus', 'Relocation'] });
  const remarks = { note: 'SAMPLE note', relevance: 'SAMPLE relevance', label: 'violet' } as const;
  for (const passageId of passages) await binders.add(id, { passageId, section: sections[0]?.id ?? '', ...remarks });
  await binders.change(id, [{ do: 'set-age', months: 1 }]);
  return id;
}

/** What axe finds serious or critical by the rules of WCAG 2.2 A and AA: rule and first place. */
async function seriousIn(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    type Found = { violations: { id: string; impact: string; nodes: { html: string }[] }[] };
    const { axe } = window as unknown as { axe: { run(options: object): Promise<Found> } };
    const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await axe.run({ runOnly: { type: 'tag', values } });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
  });
}

browserTest(title('a source prints as its card alone, to lie beside an exhibit'), async () => {
  const { page, context } = await openPage(browser, library.url, { width: 1280 });
  await page.goto(pages.source ?? '');
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.card.wide').isVisible()).toBe(true);
  for (const part of ['.timeline', '.runs', '.reports', 'nav'])
    expect(await page.locator(part).first().isVisible()).toBe(false);
  await context.close();
});

browserTest(
  title('results print with the search on top and the address of each report, without boxes and buttons'),
  async () => {
    const { page, context } = await openPage(browser, library.url, { width: 1280 });
    await page.goto(pages.results ?? '');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.printed').first().isVisible()).toBe(true);
    for (const part of ['.export', '.sort', '.filters', 'header nav', '.hit input', '.timeline details'])
      expect([part, await page.locator(part).first().isVisible()]).toEqual([part, false]);
    await context.close();
  },
);

for (const { width, dark, locale } of [
  { width: 1280, dark: false, locale: 'en' },
  { width: 390, dark: true, locale: 'ru' },
]) {
  browserTest(
    title(
      `axe finds nothing serious on any page at ${width} pixels, ${dark ? 'dark' : 'light'}, in ${locale}; nothing sticks out`,
    ),
    async () => {
      const { page, wrong, context } = await openPage(browser, library.url, { width, dark });
      await context.setExtraHTTPHeaders({ 'accept-language': locale });
      await context.addCookies([{ name: 'binder', value: binder, url: library.url }]);
      for (const [name, path] of Object.entries(pages)) {
        await page.goto(path);
        expect([name, await page.getAttribute('html', 'lang')]).toEqual([name, locale]);
        expect([name, await seriousIn(page)]).toEqual([name, []]);
        expect([name, await sticksOut(page)]).toEqual([name, false]);
        // The description of the API is as long as a book.
        await picture(page, `manners-${name}-${width}-${locale}`, name !== 'api');
      }
      expect(wrong.filter((message) => !/40[04]/.test(message))).toEqual([]);
      await context.close();
    },
    // Axe goes through every page.
    180_000,
  );
}

browserTest(
  title('no page moves while it loads, and each is small: under 60 KB transferred with all it needs'),
  async () => {
    for (const [name, path] of Object.entries(pages)) {
      const { page, context } = await openPage(browser, library.url, { width: 1280 });
      await context.addCookies([{ name: 'binder', value: binder, url: library.url }]);
      await page.goto(path, { waitUntil: 'load' });
      const { shift, bytes } = await page.evaluate(async () => {
        type Shift = PerformanceEntry & { value: number };
        const shifts = await new Promise<Shift[]>((resolve) => {
          new PerformanceObserver((list) => resolve(list.getEntries() as Shift[])).observe({
            type: 'layout-shift',
            buffered: true,
          });
          requestAnimationFrame(() => requestAnimationFrame(() => resolve([])));
        });
        const entries = performance
          .getEntries()
          .filter((entry) => 'transferSize' in entry) as PerformanceResourceTiming[];
        return {
          shift: shifts.reduce((sum, { value }) => sum + value, 0),
          bytes: entries.reduce((sum, { transferSize }) => sum + transferSize, 0),
        };
      });
      expect([name, shift]).toEqual([name, 0]);
      expect([name, bytes > 500 && bytes < 60_000]).toEqual([name, true]);
      await context.close();
    }
  },
);

browserTest(
  title('by keyboard alone: past the navigation to the box, to the results, a tag opened, its words alight'),
  async () => {
    const { page, context } = await openPage(browser, library.url, { width: 1280 });
    await page.goto('/search');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('foreign agent');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search?q=foreign+agent');
    await page.locator('.chip summary').first().focus();
    const lit = page.locator('.hit').first().locator('.earned[data-t~="0"]').first();
    const before = await lit.evaluate((element) => getComputedStyle(element).backgroundColor);
    await page.keyboard.press('Enter');
    expect(await lit.evaluate((element) => getComputedStyle(element).backgroundColor)).not.toBe(before);
    await context.close();
  },
);
