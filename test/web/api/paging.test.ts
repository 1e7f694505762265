import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ask } from '../ask.ts';
import { type Library, openLibrary } from '../library.ts';
import { commissionReport, monitorReport, shortReports, sources } from '../shelf.ts';

let library: Library;
let commissionId = '';

beforeEach(async () => {
  library = await openLibrary(sources);
  commissionId = (await library.shelve(commissionReport)).reportId;
  for (const report of shortReports) await library.shelve(report);
  await library.index();
});

afterEach(() => library.close());

type Page = { next: string | null; hits?: { reportId: string }[]; reports?: { id: string }[] };

async function get(path: string, cursor: string | null = null): Promise<{ status: number } & Page> {
  const on = cursor === null ? '' : `${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`;
  const response = await fetch(`${library.url}/api/v1/${path}${on}`);
  return { status: response.status, ...((await response.json()) as Page) };
}

test('by its cursor a search and the list of reports are read to the end, each report once', async () => {
  for (const path of ['search?q=Primerovka&size=10', 'reports?size=10', 'reports?size=26&source=sample-commission']) {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Page = await get(path, cursor);
      seen.push(...(page.hits?.map(({ reportId }) => reportId) ?? page.reports?.map(({ id }) => id) ?? []));
      cursor = page.next;
    } while (cursor !== null);
    expect([path, seen.length, new Set(seen).size]).toEqual([path, path.startsWith('search') ? 25 : 26, seen.length]);
  }
});

test('a search that finds something else since its first page is not read on: 410, and what to do', async () => {
  const first = await get('search?q=Primerovka&sort=newest&size=10');
  const late = { ...monitorReport, publishedOn: '2026-11-20', blocks: shortReports[0]?.blocks ?? [] };
  await library.shelve(late);
  await library.index();
  expect(await get('search?q=Primerovka&sort=newest&size=10', first.next)).toMatchObject({
    status: 410,
    code: 'cursor.stale',
    detail: expect.stringContaining('first page'),
  });
});

test('a cursor of another search, another list, or none at all is a 400', async () => {
  const { next } = await get('search?q=Primerovka&size=10');
  for (const path of [
    'search?q=mill&size=10',
    'search?q=Primerovka&size=5',
    'reports',
    'search?q=Primerovka&size=10&page=2',
  ])
    expect([path, (await get(path, next)).status]).toEqual([path, 400]);
  for (const cursor of ['x', 'e30', '%%%', '\u0000', 'a'.repeat(2000)])
    expect([cursor, await get('reports', cursor)]).toMatchObject([cursor, { status: 400, parameter: 'cursor' }]);
  const gone = Buffer.from(JSON.stringify({ of: 'reports', source: '', after: 'sample-gone' })).toString('base64url');
  expect((await get('reports', gone)).status).toBe(410);
});

test('the bytes of a capture are those that were sent, are saved and never shown, and are not sent twice', async () => {
  const path = `${library.url}/api/v1/reports/${commissionId}/captures/1`;
  const response = await fetch(path);
  const bytes = Buffer.from(await response.arrayBuffer());
  const { captures } = (await (await fetch(`${library.url}/api/v1/reports/${commissionId}`)).json()) as {
    captures: { sha256: string }[];
  };
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(captures[0]?.sha256);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename=${commissionId}-1.txt`,
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'repr-digest': expect.stringMatching(/^sha-256=:[\w+/]{43}=:$/),
  });
  const known = { 'if-none-match': response.headers.get('etag') ?? '' };
  const again = await ask(library.url, new URL(path).pathname, known);
  expect([again.status, again.body]).toEqual([304, '']);
  for (const wrong of ['2', '0', 'x', '../1', '%2e%2e', '1/raw'])
    expect([wrong, (await ask(library.url, `/api/v1/reports/${commissionId}/captures/${wrong}`)).status]).toEqual([
      wrong,
      404,
    ]);
});
