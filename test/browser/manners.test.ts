import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { type EveryPage, openEveryPage } from '../web/every-page.ts';
import type { Library } from '../web/library.ts';
import { seriousIn } from './axe.ts';
import { browserTest, hasChromium, openBrowser, openPage, picture, sticksOut } from './chromium.ts';

let every: EveryPage;
let library: Library;
let browser: Browser;
let pages: Record<string, string>;

beforeAll(async () => {
  if (!hasChromium) return;
  every = await openEveryPage();
  library = every.library;
  pages = every.open;
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await library?.close();
});

/** The pages by who sees them, with the cookies of whoever does; an account would bring its own language. */
function shown(locale = 'en') {
  const cookiesOf = (pairs: [string, string][]) => pairs.map(([name, value]) => ({ name, value, url: library.url }));
  return [
    { paths: every.open, cookies: cookiesOf(every.cookies.anybody) },
    { paths: every.own, cookies: cookiesOf([...every.cookies.operator, ['lang', locale]]) },
  ];
}

browserTest('a source prints as its card alone, to lie beside an exhibit', async () => {
  const { page, context } = await openPage(browser, library.url, { width: 1280 });
  await page.goto(pages.source ?? '');
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.card.wide').isVisible()).toBe(true);
  for (const part of ['.timeline', '.runs', '.reports', 'nav'])
    expect(await page.locator(part).first().isVisible()).toBe(false);
  await context.close();
});

browserTest(
  'results print with the search on top and the address of each report, without boxes and buttons',
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

const brief = `SAMPLE brief. “The court entered a dozen invented persons in the register of agents”, “${'words of an endless quotation '.repeat(250)}”, and “a quotation that nobody ever closed. See https://publisher.example/a-very-long-address/that-no-archive-has/${'x'.repeat(120)}.`;

/** Pages that answer a form, or show one that is folded away: how each is come by. */
const answers: Record<string, (page: Page) => Promise<void>> = {
  async packet(page) {
    await page.goto(pages.binder ?? '');
    await page.locator('#packet summary').click();
  },
  async 'packet-refused'(page) {
    await answers.packet?.(page);
    await page
      .locator('#packet-whole')
      .evaluate((input: HTMLInputElement) => input.form?.setAttribute('novalidate', ''));
    await page.fill('#packet-whole', '0');
    await page.locator('#packet button').click();
  },
  async 'check-result'(page) {
    await page.goto('/check');
    await page.fill('#text', brief);
    await page.locator('.check form button').click();
    await page.locator('.finding').first().waitFor();
  },
  async 'check-refused'(page) {
    await page.goto('/check');
    await page.locator('.check form button').click();
    await page.locator('[role=alert]').waitFor();
  },
  async 'import-refused'(page) {
    await page.goto('/binders');
    const file = { name: 'binder.json', mimeType: 'application/json', buffer: Buffer.from('{"format": "another"}') };
    await page.setInputFiles('input[type=file]', file);
    await page.locator('form[action="/binders/import"] button').click();
    await page.locator('[role=alert]').waitFor();
  },
};

for (const { width, dark, locale } of [
  { width: 1280, dark: true, locale: 'ru' },
  { width: 390, dark: false, locale: 'en' },
])
  browserTest(
    `what answers the forms of binder, packet and check is as fit at ${width} pixels, in ${locale}; nothing sticks out`,
    async () => {
      const { page, wrong, context } = await openPage(browser, library.url, { width, dark });
      await context.setExtraHTTPHeaders({ 'accept-language': locale });
      for (const [name, come] of Object.entries(answers)) {
        await come(page);
        expect([name, await page.getAttribute('html', 'lang')]).toEqual([name, locale]);
        expect([name, await seriousIn(page)]).toEqual([name, []]);
        expect([name, await sticksOut(page)]).toEqual([name, false]);
        await picture(page, `answers-${name}-${width}-${locale}`);
      }
      expect(wrong.filter((message) => !/status of 4\d\d/.test(message))).toEqual([]);
      await context.close();
    },
  );

for (const { width, dark, locale } of [
  { width: 1280, dark: false, locale: 'en' },
  { width: 390, dark: true, locale: 'ru' },
]) {
  browserTest(
    `axe finds nothing serious on any page at ${width} pixels, ${dark ? 'dark' : 'light'}, in ${locale}; nothing sticks out`,
    async () => {
      const { page, wrong, context } = await openPage(browser, library.url, { width, dark });
      await context.setExtraHTTPHeaders({ 'accept-language': locale });
      for (const { paths, cookies } of shown(locale)) {
        await context.addCookies(cookies);
        for (const [name, path] of Object.entries(paths)) {
          await page.goto(path);
          expect([name, await page.getAttribute('html', 'lang')]).toEqual([name, locale]);
          expect([name, await seriousIn(page)]).toEqual([name, []]);
          expect([name, await sticksOut(page)]).toEqual([name, false]);
          // The description of the API is as long as a book.
          await picture(page, `manners-${name}-${width}-${locale}`, name !== 'api');
        }
      }
      expect(wrong.filter((message) => !/40[04]|410/.test(message))).toEqual([]);
      await context.close();
    },
  );
}

/** A machine that is busy elsewhere paints a page half read, and then moves what follows; what a page itself moves, it moves at every visit. */
const visitsAtMost = 4;

/** One visit with nothing cached: how far the page moved while it loaded (0: not at all), and the bytes that were transferred. */
async function loaded(path: string, cookies: Parameters<BrowserContext['addCookies']>[0]) {
  const { page, context } = await openPage(browser, library.url, { width: 1280 });
  await context.addCookies(cookies);
  await page.goto(path, { waitUntil: 'load' });
  const seen = await page.evaluate(async () => {
    type Shift = PerformanceEntry & { value: number };
    const shifts = await new Promise<Shift[]>((resolve) => {
      new PerformanceObserver((list) => resolve(list.getEntries() as Shift[])).observe({
        type: 'layout-shift',
        buffered: true,
      });
      requestAnimationFrame(() => requestAnimationFrame(() => resolve([])));
    });
    const entries = performance.getEntries().filter((entry) => 'transferSize' in entry) as PerformanceResourceTiming[];
    return {
      shift: shifts.reduce((sum, { value }) => sum + value, 0),
      bytes: entries.reduce((sum, { transferSize }) => sum + transferSize, 0),
    };
  });
  await context.close();
  return seen;
}

browserTest('no page moves while it loads, and each is small: under 60 KB transferred with all it needs', async () => {
  const all = shown().flatMap(({ paths, cookies }) =>
    Object.entries(paths).map(([name, path]) => ({ name, path, cookies })),
  );
  for (const { name, path, cookies } of all) {
    const visits = [await loaded(path, cookies)];
    while (visits.length < visitsAtMost && visits.at(-1)?.shift !== 0) visits.push(await loaded(path, cookies));
    expect([name, Math.min(...visits.map(({ shift }) => shift))]).toEqual([name, 0]);
    expect([name, visits.every(({ bytes }) => bytes > 500 && bytes < 60_000)]).toEqual([name, true]);
  }
});

browserTest(
  'by keyboard alone: past the navigation to the box, to the results, a tag opened, its words alight',
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
