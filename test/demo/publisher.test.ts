import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSamplePublisher } from '../../src/demo/publisher.ts';
import { sampleSites } from '../../src/demo/site.ts';
import { sampleSources } from '../../src/demo/sources.ts';
import type { Page } from '../../src/model/page.ts';
import { document } from '../../src/source.ts';
import { type Expected, pageOf, read } from '../crawlers/sample.ts';
import { samplePdf } from './sample-pdf.ts';

let publisher: Awaited<ReturnType<typeof startSamplePublisher>>;

beforeAll(async () => {
  publisher = await startSamplePublisher();
});

afterAll(() => publisher.close());

function ask(url: string, options: RequestInit = {}): Promise<Response> {
  const { host, pathname, search } = new URL(url);
  const headers = { connection: 'close', ...options.headers };
  return fetch(`${publisher.baseUrl}/${host}${pathname}${search}`, { ...options, headers });
}

async function pageAt(url: string): Promise<Page | undefined> {
  const response = await ask(url);
  const body = new Uint8Array(await response.arrayBuffer());
  return response.ok ? pageOf(url, body, response.headers.get('content-type') ?? '') : undefined;
}

function readAll(): Promise<Expected[]> {
  return Promise.all(sampleSources.map((source) => read(source, pageAt)));
}

test('the three sample sources read every report of the three sample sites but one about another country', async () => {
  const all = await readAll();
  const [monitor, vestnik, court] = all.map(({ links, passedOver, reports }) => [
    links.length,
    passedOver,
    Object.keys(reports).length,
  ]);
  expect({ monitor, vestnik, court }).toEqual({ monitor: [20, 0, 20], vestnik: [19, 0, 19], court: [5, 1, 5] });
  expect(all.flatMap(({ reports }) => Object.values(reports)).filter((report) => 'failure' in report)).toEqual([]);
});

test('every sample report has a title that says SAMPLE, and with the list’s metadata a date', async () => {
  for (const { links, reports } of await readAll()) {
    for (const link of links) {
      const read = { ...link, ...reports[link.url] };
      expect(read.title).toMatch(/\(SAMPLE\)$/);
      expect(read.publishedOn, link.url).toMatch(/^2026-\d\d-\d\d$/);
    }
  }
});

test('menus, share boxes, related reports and footers are not read', async () => {
  const texts = (await readAll())
    .flatMap(({ reports }) => Object.values(reports))
    .flatMap((report) => ('first' in report ? report.first : []));
  expect(
    texts.filter(({ text }) => /Donate|Поделиться|Share on|Читайте также|Related reports|All rights/.test(text)),
  ).toEqual([]);
});

test('the statutory notice is kept apart from the text', async () => {
  const page = await pageAt('https://primer-vestnik.example/news/2026/11/04/futbol-tomsk/');
  const source = sampleSources.find(({ id }) => id === 'sample-vestnik');
  const draft = page && (await source?.extract(page, { url: page.url }));
  expect(draft?.blocks.map(({ kind }) => kind)).toEqual(['notice', 'paragraph', 'paragraph', 'paragraph', 'paragraph']);
});

test('a page that has not changed answers 304, an unknown one 404, and robots.txt is there', async () => {
  const page = 'https://sample-monitor.example/feed.xml';
  const etag = (await ask(page)).headers.get('etag') ?? '';
  expect((await ask(page, { headers: { 'if-none-match': etag } })).status).toBe(304);
  expect((await ask(page, { method: 'HEAD' })).headers.get('content-type')).toMatch(/^application\/rss\+xml/);
  expect((await ask('https://sample-monitor.example/nothing')).status).toBe(404);
  expect((await ask('https://elsewhere.example/')).status).toBe(404);
  expect(await (await ask('https://primer-vestnik.example/robots.txt')).text()).toContain('Disallow: /private/');
});

test.for(sampleSites().filter(({ reports }) => reports.some(({ pdf }) => pdf)))(
  'the PDF of $host is the one that is written from its text, on two pages',
  async (site) => {
    const report = site.reports.find(({ pdf }) => pdf);
    if (report === undefined) throw new Error('no PDF');
    const url = `https://${site.host}${report.path}`;
    const served = await pageAt(url);
    const written = pageOf(url, await samplePdf(report), 'application/pdf');
    if (served === undefined) throw new Error('not served');
    const [committed, fresh] = await Promise.all([document(served), document(written)]);
    expect(committed.blocks).toEqual(fresh.blocks);
    expect(new Set(committed.blocks.map(({ page }) => page))).toEqual(new Set(['1', '2']));
  },
);
