import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SearchPage, TimelinePage } from '../../src/find.ts';
import { ask } from './ask.ts';
import { blocksOf, type Library, openLibrary } from './library.ts';
import { commissionReport, monitorReport, sources } from './shelf.ts';

let library: Library;
let commissionId = '';

/** A later report of another publisher about the same invented case. */
const followUp = {
  sourceId: 'sample-monitor',
  url: 'https://sample-monitor.example/follow-up',
  title: 'SAMPLE: the case of Ivan Obraztsov',
  language: 'en',
  publishedOn: '2026-05-02',
  blocks: blocksOf(
    "¶1 SAMPLE. A court in Kirov sentenced the invented believer Ivan Obraztsov, one of Jehovah's Witnesses in Russia, to six years in a penal colony for organising the activity of an extremist organisation; his meetings were held by video.",
  ),
};
const undated = {
  ...followUp,
  url: 'https://sample-monitor.example/undated',
  title: 'SAMPLE: a note without a date',
  publishedOn: undefined,
  blocks: blocksOf('¶1 SAMPLE. The invented mill of Primerovka closed; a believer in Russia wrote about it.'),
};

beforeAll(async () => {
  library = await openLibrary(sources);
  commissionId = (await library.shelve(commissionReport)).reportId;
  for (const report of [monitorReport, followUp]) await library.shelve(report);
  const { publishedOn: _none, ...note } = undated;
  await library.shelve(note);
  await library.index();
});

afterAll(() => library.close());

const json = async <Body>(path: string) => (await (await fetch(`${library.url}${path}`)).json()) as Body;

test('the timeline counts what a search finds by month and category, and says how many have no date', async () => {
  const { total, timeline, undated: without } = await json<TimelinePage>('/api/v1/timeline?q=believer');
  expect([total, without]).toEqual([3, 1]);
  expect(timeline.map(({ month, reports }) => [month, reports])).toEqual([
    ['2026-03', 1],
    ['2026-05', 1],
  ]);
  expect(timeline[1]?.categories).toMatchObject({ 'jehovahs-witnesses': 1 });
});

test('the timeline takes the filters of a search', async () => {
  const { total, timeline } = await json<TimelinePage>('/api/v1/timeline?source=sample-monitor&from=2026-04');
  expect([total, timeline.map(({ month }) => month)]).toEqual([1, ['2026-05']]);
});

test('passages of other reports that resemble one are found, under the filters given', async () => {
  const { hits } = await json<SearchPage>('/api/v1/search?q=Witnesses&source=sample-commission');
  const id = hits[0]?.passage.id ?? '';
  const similar = await json<SearchPage>(`/api/v1/passages/${id}/similar`);
  expect(similar.hits.map(({ title }) => title)).toEqual([followUp.title]);
  expect(similar.hits.map(({ reportId }) => reportId)).not.toContain(commissionId);
  expect((await json<SearchPage>(`/api/v1/passages/${id}/similar?source=sample-commission`)).total).toBe(0);
});

test('a passage that does not exist has nothing similar: 404', async () => {
  for (const id of ['sample-nobody.1.0', 'x', '%00', '../../etc'])
    expect([id, (await ask(library.url, `/api/v1/passages/${id}/similar`)).status]).toEqual([id, 404]);
});

test('a hit says what its place rests on when asked to, and only then', async () => {
  const explained = await json<SearchPage>('/api/v1/search?q=believer&explain=1');
  const products = explained.hits.map(({ explanation }) => {
    const parts = Object.entries(explanation ?? {});
    expect(parts.map(([name]) => name)).toEqual(['words', 'tags', 'breadth', 'tier', 'recency']);
    return parts.reduce((product, [, part]) => product * part, 1);
  });
  expect(products.length).toBeGreaterThan(1);
  expect(products).toEqual(products.toSorted((one, other) => other - one));
  const plain = await json<SearchPage>('/api/v1/search?q=believer');
  expect(plain.hits.map((hit) => 'explanation' in hit)).toEqual(plain.hits.map(() => false));
});

test('a bad value is a 400 that names the parameter', async () => {
  const bad: [query: string, parameter: string][] = [
    [`q=${'a'.repeat(10_000)}`, 'q'],
    [`category=${encodeURIComponent('war-fakes" OR category != "x')}`, 'category'],
    ['q=region:Moscow', 'region'],
    ['group=journalist', 'group'],
    ['ground=x', 'ground'],
    ['harm=-x', 'harm'],
    ['actor=x', 'actor'],
    ['kind=x', 'kind'],
    ['tier=5', 'tier'],
    ['provision=RU-CC-1', 'provision'],
    [Array.from({ length: 1000 }, (_, at) => `region=RU-${at}`).join('&'), 'region'],
    ['q=a%00b', 'q'],
    ['q=agent%07', 'q'],
    [`q=${'a'.repeat(40_000)}`, 'q'],
    ['page=1000000000', 'page'],
    ['page=0', 'page'],
    ['size=101', 'size'],
    ['from=2023-02-29', 'from'],
    ['until=2024-13', 'until'],
    ['from=2025&until=2024', 'from'],
    ['sort=best', 'sort'],
    ['names=maybe', 'names'],
    ['q[x]=agent', 'q[x]'],
    ['categroy=war-fakes', 'categroy'],
    ['__proto__=x', '__proto__'],
  ];
  for (const [query, parameter] of bad) {
    const response = await fetch(`${library.url}/api/v1/search?${query}`);
    expect([query.slice(0, 40), response.status, await response.json()]).toMatchObject([
      query.slice(0, 40),
      400,
      { parameter },
    ]);
  }
});

test('patterns and the syntax of engines are words, found or not, and never an error', async () => {
  const typed = ['(?:.*)+$', '[a-z]{9,}', 'NEAR(a b)', 'body:agent*', 'a AND NOT b', '"', '-"'];
  for (const words of typed) {
    const response = await fetch(`${library.url}/api/v1/search?${new URLSearchParams({ q: words })}`);
    expect([words, response.status]).toEqual([words, 200]);
  }
});

test('an address that is too long to be read gets an answer that says so', async () => {
  const { status, body } = await ask(library.url, `/api/v1/search?q=${'a'.repeat(100_000)}`);
  expect([status, JSON.parse(body)]).toMatchObject([431, { status: 431, code: 'usage' }]);
});

test('pages pass over parameters that they do not know, since links from elsewhere carry such', async () => {
  expect((await fetch(`${library.url}/search?q=agent&utm_source=mail`)).status).toBe(200);
});
