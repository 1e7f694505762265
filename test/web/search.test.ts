import { afterAll, beforeAll, expect, test } from 'vitest';
import { Failure } from '../../src/errors.ts';
import type { SearchPage } from '../../src/find.ts';
import { type Library, openLibrary } from './library.ts';
import { commissionReport, monitorReport, shortReports, sources } from './shelf.ts';

let library: Library;
let commissionId = '';

beforeAll(async () => {
  library = await openLibrary(sources);
  commissionId = (await library.shelve(commissionReport)).reportId;
  for (const report of [monitorReport, ...shortReports]) await library.shelve(report);
  await library.index();
});

afterAll(() => library.close());

const find = async (query: string) =>
  (await (await fetch(`${library.url}/api/v1/search?${query}`)).json()) as SearchPage;
const page = async (path: string) => (await fetch(`${library.url}${path}`)).text();

test('a hit names its report, quotes its passage with marks and tags by offset, and states its capture', async () => {
  const { total, hits } = await find('q=Jehovah%27s+Witnesses');
  expect(total).toBe(1);
  const [hit] = hits;
  expect(hit).toMatchObject({
    reportId: commissionId,
    sourceId: 'sample-commission',
    title: 'SAMPLE annual report 2025: Russia',
    publishedOn: '2026-03',
    language: 'en',
    status: 'live',
    passage: { headings: ['Freedom of religion'], page: '7', paragraph: '16' },
    capture: { capturedAt: '2026-11-20T08:30:00.000Z', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
  });
  const text = hit?.passage.text ?? '';
  expect(hit?.passage.marks.map(({ start, end }) => text.slice(start, end)).join(' ')).toContain('Witnesses');
  expect(hit?.tags.map((tag) => tag.category)).toContain('jehovahs-witnesses');
  for (const { start, end, quote } of hit?.tags ?? []) expect(text.slice(start, end)).toBe(quote);
});

test('what a publisher does not state is null in the JSON', async () => {
  const [hit] = (await find('q=учитель')).hits;
  expect(hit?.passage.page).toBeNull();
  expect(hit?.passage.paragraph).toBe('1-2');
});

test('filters by category, source, language and date narrow the results', async () => {
  expect((await find('category=war-fakes')).hits.map((hit) => hit.sourceId)).toEqual(['sample-monitor']);
  expect((await find('source=sample-monitor')).total).toBe(1);
  expect((await find('language=ru')).total).toBe(1);
  expect((await find('from=2026-01&until=2026-12-31')).hits.map((hit) => hit.reportId)).toEqual([commissionId]);
});

test('the JSON says which page it is, and pages do not overlap', async () => {
  const [first, second] = [await find('q=Primerovka'), await find('q=Primerovka&page=2')];
  expect([first.total, first.page, first.size, first.hits.length, second.hits.length]).toEqual([25, 1, 20, 20, 5]);
  expect(new Set([...first.hits, ...second.hits].map((hit) => hit.reportId)).size).toBe(25);
});

test('the search page marks the words, shows standing, capture and tags, and counts its filters', async () => {
  const html = await page('/search?q=иностранный+агент&source=sample-monitor');
  expect(html).toMatch(/<mark>иностранн/);
  expect(html).toContain('Non-governmental organisation (third tier: specialised)');
  expect(html).toContain('November 30, 2025');
  expect(html).toContain('Captured <time datetime="2026-11-20T08:30:00.000Z">');
  expect(html).toContain('Foreign-agent designation');
  expect(html).toContain('<blockquote lang="ru">');
  expect(html).toContain('aria-label="Remove the filter SAMPLE Monitor"');
});

test('a date is shown as precisely as it is known', async () => {
  expect(await page('/search?q=Witnesses')).toContain('<time datetime="2026-03">March 2026</time>');
  expect(await page('/search?q="note+7"')).toContain('<time datetime="2007">2007</time>');
});

test('a link to the next page carries the search and its filters on', async () => {
  const html = await page('/search?q=Primerovka&source=sample-commission');
  expect(html).toContain('href="/search?q=Primerovka&amp;source=sample-commission&amp;page=2"');
});

test('a search without results says what may help; one beyond the last page leads back', async () => {
  expect(await page('/search?q=zzzzqqqq')).toContain('Nothing found');
  expect(await page('/search?q=Primerovka&page=9')).toContain('Go to the first page');
});

test('the first page counts reports by category and shows no result', async () => {
  const html = await page('/');
  expect(html).toContain('27 reports');
  expect(html).toContain('href="/search?category=jehovahs-witnesses"');
  expect(html).not.toContain('class="hit"');
});

test('a bad parameter is answered 400 and named', async () => {
  const bad = [
    'page=1000000000',
    'page=0',
    'page=x',
    'from=2025-02-30',
    'until=2025-13',
    `q=${'a'.repeat(501)}`,
    'category=no-such',
    'source=no-such',
    'from=2026&until=2025',
  ];
  for (const query of bad) {
    const response = await fetch(`${library.url}/api/v1/search?${query}`);
    expect([query, response.status]).toEqual([query, 400]);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    const problem = (await response.json()) as Record<string, unknown>;
    expect(problem).toMatchObject({
      type: 'about:blank',
      status: 400,
      code: 'search.query',
      title: expect.any(String),
    });
    expect(problem.parameter).toBe(query.split('=')[0]);
    expect((await fetch(`${library.url}/search?${query}`)).status).toBe(400);
  }
});

test('an engine that cannot be reached is answered 503 with when to try again, and the words searched for are not logged', async () => {
  const failing = () => Promise.reject(new Failure('search.unavailable', 'No answer to "Secretnamov".'));
  const broken = await openLibrary(sources, { find: failing });
  try {
    const response = await fetch(`${broken.url}/api/v1/search?q=Secretnamov`);
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
    expect((await fetch(`${broken.url}/search?q=Secretnamov`)).status).toBe(503);
    expect(broken.logged).toHaveLength(2);
    expect(broken.logged.join()).not.toContain('Secretnamov');
  } finally {
    await broken.close();
  }
});

test('a bug is answered 500 and logged with its place, without the words searched for', async () => {
  const failing = () => Promise.reject(new SyntaxError('near "Secretnamov"'));
  const broken = await openLibrary(sources, { find: failing });
  try {
    const response = await fetch(`${broken.url}/api/v1/search?q=Secretnamov`);
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([500, 'internal']);
    expect(broken.logged.join()).toContain('search.test.ts');
    expect(broken.logged.join()).not.toContain('Secretnamov');
  } finally {
    await broken.close();
  }
});
