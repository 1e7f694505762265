import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { type Library, openLibrary } from '../web/library.ts';
import { commissionReport, monitorReport, shortReports, sources } from '../web/shelf.ts';
import { browserTest, hasChromium, openBrowser, openPage } from './chromium.ts';

const rounds = 3;
const limitMs = 1000;
/** Where even a page without anything takes longer than a tenth of the limit, the machine is busy, and the limit is ten times that. */
const busy = 10;

let library: Library;
let browser: Browser;
let pages: Record<string, string>;

beforeAll(async () => {
  if (!hasChromium) return;
  library = await openLibrary(sources, { sample: true });
  const { reportId } = await library.shelve(commissionReport);
  for (const report of [monitorReport, ...shortReports]) await library.shelve(report);
  await library.index();
  browser = await openBrowser();
  pages = {
    home: '/',
    search: '/search?q=Primerovka',
    report: `/reports/${reportId}?q=foreign+agent`,
  };
});
afterAll(async () => {
  await browser?.close();
  await library?.close();
});

/** What a reader sees of one visit with nothing cached, in ms since the navigation began: the load event, and when the first key would be heard, and what moved. */
type Visit = { load: number; heard: number; moved: string[] };

async function visit(path: string): Promise<Visit> {
  const { page, context } = await openPage(browser, library.url, { width: 1280 });
  await page.addInitScript(() => {
    type Shift = PerformanceEntry & { sources: { node: Node | null }[] };
    const seen: Pick<Visit, 'heard' | 'moved'> = { heard: 0, moved: [] };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const { sources } of list.getEntries() as Shift[]) {
        for (const { node } of sources) seen.moved.push(node instanceof Element ? node.outerHTML.slice(0, 80) : 'text');
      }
    }).observe({ type: 'layout-shift', buffered: true });
    addEventListener('load', () => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          seen.heard = performance.now();
        };
        port2.postMessage('after all that was waiting');
      });
    });
  });
  await page.goto(path, { waitUntil: 'load' });
  await page.waitForFunction(() => (window as unknown as { seen: Visit }).seen.heard > 0);
  const measured = await page.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    const { heard, moved } = (window as unknown as { seen: Visit }).seen;
    return { load: navigation?.loadEventEnd ?? 0, heard, moved };
  });
  await context.close();
  return measured;
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
}

browserTest('home, search and report are loaded, hear the first key and have not moved within a second', async () => {
  const visits = new Map<string, Visit[]>();
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, path] of Object.entries({ bare: '/healthz', ...pages })) {
      visits.set(name, [...(visits.get(name) ?? []), await visit(path)]);
    }
  }
  const medians = [...visits].map(([name, all]) => ({
    name,
    load: median(all.map(({ load }) => load)),
    heard: median(all.map(({ heard }) => heard)),
    /** Of most visits: what a machine that is busy elsewhere paints half read may move once. */
    moved: all.toSorted((one, other) => one.moved.length - other.moved.length)[1]?.moved,
  }));
  const told = medians.map(({ name, load, heard }) => `${name}: loaded ${load.toFixed(0)}, usable ${heard.toFixed(0)}`);
  console.log(`ms, medians of ${rounds}: ${told.join('; ')}`);
  const [bare, ...ours] = medians;
  const limit = Math.max(limitMs, busy * (bare?.heard ?? 0));
  for (const { name, load, heard, moved } of ours) {
    expect([name, load > 0 && heard > 0 && Math.max(load, heard) < limit]).toEqual([name, true]);
    expect([name, moved]).toEqual([name, []]);
  }
});
