import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadSearchConfig } from '../../src/search-config.ts';
import { ask } from './ask.ts';
import { type Library, openLibrary } from './library.ts';
import { commissionReport, monitorReport, sources } from './shelf.ts';

let library: Library;

beforeAll(async () => {
  library = await openLibrary(sources);
  await library.shelve(commissionReport);
  await library.shelve(monitorReport);
  const id = await library.store.startRun('sample-monitor', '2026-11-22T05:30:00.000Z');
  const counts = { found: 12, new: 3, changed: 1, unchanged: 8, gone: 0, passedOver: 4, problems: 1 };
  await library.store.finishRun({
    id,
    sourceId: 'sample-monitor',
    startedAt: '2026-11-22T05:30:00.000Z',
    finishedAt: '2026-11-22T05:32:00.000Z',
    ...counts,
  });
  await library.store.recordProblem({
    sourceId: 'sample-monitor',
    url: 'https://sample-monitor.example/scan.pdf',
    code: 'extract.no-text-layer',
    message: 'The PDF has no text layer.',
    at: '2026-11-22T05:31:00.000Z',
  });
  await library.index();
});

afterAll(() => library.close());

const json = async (path: string) => (await fetch(`${library.url}${path}`)).json();
const page = async (path: string) => (await fetch(`${library.url}${path}`)).text();

test('sources tell what they are, how the last run went and what is wrong', async () => {
  const { sources: listed } = (await json('/api/v1/sources')) as { sources: object[] };
  expect(listed.map((one) => 'id' in one && one.id)).toEqual(sources.map(({ id }) => id));
  expect(listed[1]).toMatchObject({
    publisher: 'SAMPLE Monitor',
    tier: 3,
    kind: 'ngo',
    schedule: '30 5 * * *',
    languages: ['ru', 'en'],
    verified: 'unverified',
    expect: { links: [1, 100] },
    reports: 1,
    lastRun: {
      startedAt: '2026-11-22T05:30:00.000Z',
      finishedAt: '2026-11-22T05:32:00.000Z',
      found: 12,
      new: 3,
      changed: 1,
    },
    problems: [
      {
        url: 'https://sample-monitor.example/scan.pdf',
        code: 'extract.no-text-layer',
        message: 'The PDF has no text layer.',
        at: '2026-11-22T05:31:00.000Z',
      },
    ],
  });
  expect(listed[2]).toMatchObject({ reports: 0, lastRun: null, problems: [] });
});

test('the sources page says what to do about a problem', async () => {
  const html = await page('/sources');
  expect(html).toContain('A scan without text; it needs text recognition first.');
  expect(html).toContain('not run yet');
});

test('categories are listed with counts, and each says what counts, what does not, and how sure we are of its provisions', async () => {
  const { categories } = (await json('/api/v1/categories')) as { categories: { id: string; reports: number }[] };
  expect(categories).toHaveLength(loadSearchConfig().categories.length);
  expect(categories.find(({ id }) => id === 'jehovahs-witnesses')?.reports).toBe(1);
  const one = await json('/api/v1/categories/foreign-agent-designation');
  expect(one).toMatchObject({
    id: 'foreign-agent-designation',
    label: 'Foreign-agent designation',
    exclusions: expect.any(Array),
  });
  expect((one as { provisions: { key: string; confidence: string }[] }).provisions[0]).toMatchObject({
    key: expect.stringMatching(/^RU-/),
    confidence: expect.any(String),
  });
});

test('a provision that was not verified is shown as such', async () => {
  const { categories, provisions } = loadSearchConfig();
  const doubtful = provisions.filter(({ confidence }) => confidence === 'memory' || confidence === 'check');
  const category = categories.find((candidate) => doubtful.some(({ key }) => candidate.provisions.includes(key)));
  expect(await page(`/categories/${category?.id}`)).toContain('<span class="doubt">not verified');
});

test('every category has a page', async () => {
  for (const { id } of loadSearchConfig().categories) {
    expect([id, (await fetch(`${library.url}/categories/${id}`)).status]).toEqual([id, 200]);
  }
  expect((await fetch(`${library.url}/categories/no-such`)).status).toBe(404);
});

test('health counts what is held and how far the index is behind', async () => {
  expect(await json('/healthz')).toMatchObject({
    status: 'ok',
    store: 'reachable',
    engine: 'reachable',
    counts: { reports: 2 },
    indexBehindBy: 0,
  });
});

test('health says how many changed reports the index lacks, and is 503 when the engine does not answer', async () => {
  const other = await openLibrary(sources);
  await other.shelve(commissionReport);
  const health = async () => {
    const response = await fetch(`${other.url}/healthz`);
    return { code: response.status, ...((await response.json()) as object) };
  };
  expect(await health()).toMatchObject({ code: 200, status: 'ok', indexBehindBy: 1 });
  await other.engine.close();
  expect(await health()).toMatchObject({
    code: 503,
    status: 'failing',
    store: 'reachable',
    engine: 'unreachable',
    indexBehindBy: null,
  });
  await other.close();
});

test('HEAD is answered like GET without a body, other methods 405, OPTIONS with what is allowed', async () => {
  for (const path of ['/', '/search?q=agent', '/api/v1/search?q=agent', '/api/v1/sources', '/healthz', '/categories']) {
    const head = await fetch(library.url + path, { method: 'HEAD' });
    expect([path, head.status, await head.text()]).toEqual([path, 200, '']);
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'PROPFIND']) {
      const response = await fetch(library.url + path, { method });
      expect([path, method, response.status, response.headers.get('allow')]).toEqual([
        path,
        method,
        405,
        'GET, HEAD, OPTIONS',
      ]);
    }
    expect((await fetch(library.url + path, { method: 'OPTIONS' })).status).toBe(204);
  }
});

test('what does not exist is problem+json under the API and a page that helps elsewhere', async () => {
  const api = await fetch(`${library.url}/api/v1/nothing`);
  expect([api.status, api.headers.get('content-type')]).toEqual([404, 'application/problem+json; charset=utf-8']);
  expect(await api.json()).toEqual({
    type: 'about:blank',
    title: 'Not found',
    status: 404,
    detail: 'There is nothing at this address.',
    code: 'not-found',
  });
  const site = await fetch(`${library.url}/nothing`);
  expect([site.status, site.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
  expect(await site.text()).toContain('action="/search"');
});

test('styles are kept by browsers for a year under an address that changes with them', async () => {
  const [address] = /\/assets\/screen\.css\?v=[0-9a-f]{12}/.exec(await page('/')) ?? [];
  const response = await fetch(library.url + address);
  expect([response.status, response.headers.get('cache-control')]).toEqual([
    200,
    'public, max-age=31536000, immutable',
  ]);
  const files = readdirSync('src/web/public').filter((name) => name.endsWith('.css') && name !== 'print.css');
  const [all, each] = [await response.text(), files.map((name) => readFileSync(`src/web/public/${name}`, 'utf8'))];
  expect([files.length > 5, each.filter((styles) => !all.includes(styles))]).toEqual([true, []]);
});

test('an answer that has not changed is 304 when asked for again', async () => {
  const first = await fetch(`${library.url}/api/v1/search?q=agent`);
  const etag = first.headers.get('etag') ?? '';
  const again = await ask(library.url, '/api/v1/search?q=agent', { 'if-none-match': etag });
  expect([etag !== '', again.status]).toEqual([true, 304]);
});

test('each page of sample data says that it is no evidence; pages of a real instance do not', async () => {
  const sample = await openLibrary(sources, { sample: true });
  const { reportId } = await sample.shelve(commissionReport);
  await sample.index();
  for (const path of [
    '/',
    '/search',
    `/reports/${reportId}`,
    '/sources',
    '/categories',
    '/categories/war-fakes',
    '/nothing',
  ]) {
    expect(await (await fetch(sample.url + path)).text()).toContain(
      'Sample data, invented for demonstration. Not evidence.',
    );
  }
  await sample.close();
  expect(await page('/')).not.toContain('Not evidence');
});

test('an empty instance says so, and where to look', async () => {
  const empty = await openLibrary(sources);
  for (const path of ['/', '/search']) {
    expect(await (await fetch(empty.url + path)).text()).toContain('No report has been captured yet');
  }
  await empty.close();
});
