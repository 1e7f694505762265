import { afterAll, beforeAll, expect, test } from 'vitest';
import { vanish } from '../store/sample.ts';
import { blocksOf, type Library, openLibrary } from './library.ts';
import { commissionReport, monitorReport, sources } from './shelf.ts';

let library: Library;
let commissionId = '';
let monitorId = '';

beforeAll(async () => {
  library = await openLibrary(sources);
  commissionId = (await library.shelve(commissionReport)).reportId;
  await library.shelve({
    ...commissionReport,
    capturedAt: '2026-11-21T08:30:00.000Z',
    blocks: [
      ...commissionReport.blocks,
      ...blocksOf('¶17 SAMPLE. A paragraph that was added in November about the invented harbour of Portovo.', '8'),
    ],
  });
  monitorId = (await library.shelve(monitorReport)).reportId;
  await vanish(library.store, 'sample-monitor', monitorReport.url, '2026-11-22T09:00:00.000Z');
  await library.index();
});

afterAll(() => library.close());

const page = async (path: string) => (await fetch(`${library.url}${path}`)).text();

test('a report is JSON with its versions, captures and tagged passages', async () => {
  const view = await (await fetch(`${library.url}/api/v1/reports/${commissionId}`)).json();
  expect(view).toMatchObject({
    report: {
      id: commissionId,
      status: 'changed',
      version: 2,
      publishedOn: '2026-03',
      goneSince: null,
      series: null,
      edition: null,
    },
    version: { number: 2, capturedAt: '2026-11-21T08:30:00.000Z' },
    versions: [{ number: 1 }, { number: 2 }],
    captures: [
      { version: 1, url: commissionReport.url, status: 200 },
      { version: 2, url: commissionReport.url, status: 200 },
    ],
  });
  const { passages } = view as {
    passages: { text: string; sheet: null; tags: { start: number; end: number; quote: string }[] }[];
  };
  expect(passages.some(({ tags }) => tags.length > 0)).toBe(true);
  for (const { text, tags, sheet } of passages) {
    expect(sheet).toBeNull();
    for (const { start, end, quote } of tags) expect(text.slice(start, end)).toBe(quote);
  }
});

test('an older version stays readable, says so, and leads to the newest', async () => {
  const [newest, first] = [await page(`/reports/${commissionId}`), await page(`/reports/${commissionId}?version=1`)];
  expect(newest).toContain('Portovo');
  expect(first).not.toContain('Portovo');
  expect(first).toContain('You are reading version 1 of 2');
  expect(first).toContain(`href="/reports/${commissionId}"`);
});

test('the page gives every capture with its time and whole hash', async () => {
  const html = await page(`/reports/${commissionId}`);
  const versions = await library.store.versions(commissionId);
  for (const { sha256, capturedAt } of versions) {
    expect(html).toContain(`<code>${sha256}</code>`);
    expect(html).toContain(`datetime="${capturedAt}"`);
  }
});

test('passages have anchors, printed pages and paragraphs in the margin, and headings where they change', async () => {
  const html = await page(`/reports/${commissionId}`);
  expect(html).toContain('id="p-0"');
  expect(html).toMatch(/<a href="#p-\d+"[^>]*>p\. 7 ¶ 16<\/a>/);
  expect(html.match(/<bdi lang="en">Freedom of religion<\/bdi>/g)).toHaveLength(1);
});

test('words of the search are marked, counted, and lead from one match to the next', async () => {
  const html = await page(`/reports/${commissionId}?q=foreign+agent`);
  expect(html).toMatch(/<mark>foreign agent<\/mark>|<mark>foreign<\/mark>/);
  expect(html).toMatch(/passages? match(es)? “foreign agent”/);
  expect(html).toContain('Match 1 of ');
});

test('tags stand beside their passage with words, rule and strength, and the words are underlined', async () => {
  const html = await page(`/reports/${monitorId}`);
  expect(html).toContain('<span class="earned" title="&quot;Fakes&quot; about the armed forces"');
  expect(html).toMatch(/<q lang="ru"><bdi>[^<]+<\/bdi><\/q> <span class="rule">(strong|weak) · <code>[^<]+<\/code>/);
  expect(html).toContain('<div class="words" lang="ru">');
});

test('the original is linked without a referrer, with its state', async () => {
  expect(await page(`/reports/${commissionId}`)).toContain(
    `<a href="${commissionReport.url}" rel="external noopener noreferrer nofollow">`,
  );
  expect(await page(`/reports/${monitorId}`)).toContain('gone since Nov 22, 2026, 09:00 UTC');
  await library.store.markGone('sample-commission', commissionReport.url, '2026-11-23T09:00:00.000Z');
  expect(await page(`/reports/${commissionId}`)).toContain('the link failed at Nov 23, 2026, 09:00 UTC');
});

test('ids and versions that do not exist are 404, ones that cannot be are 404 or 400, never 5xx', async () => {
  const paths: [string, number][] = [
    ['/reports/no-such', 404],
    ['/reports/..%2f..%2fetc%2fpasswd', 404],
    ['/reports/%00', 404],
    ['/reports/%ff', 400],
    [`/reports/${'a'.repeat(5000)}`, 404],
    [`/reports/${commissionId}?version=3`, 404],
    [`/reports/${commissionId}?version=0`, 400],
    [`/reports/${commissionId}?version=1e9`, 400],
    [`/reports/${commissionId}?q=${'a'.repeat(501)}`, 400],
    ['/reports/constructor', 404],
    ['/reports/__proto__', 404],
  ];
  for (const [path, status] of paths) {
    expect([path, (await fetch(library.url + path)).status]).toEqual([path, status]);
    const asData = await fetch(`${library.url}/api/v1${path}`);
    expect([path, asData.status]).toEqual([path, status]);
    if (!asData.ok) expect(asData.headers.get('content-type')).toContain('application/problem+json');
  }
});

test('a copy at a public archive stands beside the captures, and in citations of the version that the page then had', async () => {
  const url = commissionReport.url;
  const copyUrl = `https://web.archive.org/web/20261120120000/${url}`;
  await library.store.keepArchivedCopy({
    reportId: commissionId,
    url,
    archivedAt: '2026-11-20T12:00:00.000Z',
    copyUrl,
  });
  expect(await page(`/reports/${commissionId}`)).toContain(`<a href="${copyUrl}"`);
  const { archivedCopies } = await (await fetch(`${library.url}/api/v1/reports/${commissionId}`)).json();
  expect(archivedCopies).toEqual([{ url, archivedAt: '2026-11-20T12:00:00.000Z', copyUrl }]);
  expect(await page(`/reports/${commissionId}/cite?version=1`)).toContain(copyUrl);
  expect(await page(`/reports/${commissionId}/cite?version=2`)).not.toContain(copyUrl);
});
