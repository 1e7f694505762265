import { load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { blocksOf, type Library, openLibrary, type Shelved } from './library.ts';
import { commissionReport, monitorReport, sources } from './shelf.ts';

const designated = (url: string, publishedOn: string | undefined): Shelved => ({
  sourceId: 'sample-commission',
  url: `https://sample-commission.example/${url}`,
  title: `SAMPLE ${url}`,
  language: 'en',
  ...(publishedOn && { publishedOn }),
  blocks: blocksOf(
    `SAMPLE ${url}. The Russian Ministry of Justice designated a foreign agent, and a Moscow district court fined an invented journalist for evading the duties of a foreign agent.`,
  ),
});

let library: Library;
beforeAll(async () => {
  library = await openLibrary(sources, { clock: () => Date.parse('2026-11-25T12:00:00Z') });
  const days: [string, string | undefined][] = [
    ['early', '2020-05-01'],
    ['late', '2022-11-30'],
    ['on-the-day', '2022-12-01'],
    ['some-time', '2022'],
    ['=undated', undefined],
  ];
  for (const [name, day] of days) await library.shelve(designated(name, day));
  await library.shelve(commissionReport);
  await library.shelve(monitorReport);
  await library.index();
});
afterAll(() => library.close());

const asked = 'q=%22foreign+agent%22&date=2022-12-01';
const json = async (query: string) => (await fetch(`${library.url}/api/v1/change?${query}`)).json();

test('both sides are counted by category, the day itself after, what may be either and what is undated apart', async () => {
  const change = await json(asked);
  expect(change.total).toEqual({ before: 2, either: 1, after: 2 });
  expect(change.undated).toBe(1);
  const row = change.categories.find(({ category }: { category: string }) => category === 'foreign-agent-offences');
  expect(row).toMatchObject({ before: 2, either: 1, after: 2 });
  expect(row.ends.before.first.hit.publishedOn).toBe('2020-05-01');
  expect(row.ends.before.last.hit.publishedOn).toBe('2022-11-30');
  expect(row.ends.after.first.hit.publishedOn).toBe('2022-12-01');
  expect(row.ends.before.first.citation).toContain('SAMPLE Commission');
  expect(row.ends.before.first.archivedCopy).toMatch(/SHA-256 [0-9a-f]{64}/);
});

test('new provisions are those since the day; their doubts stay marked', async () => {
  const change = await json(asked);
  const days: string[] = change.provisions.map(({ since }: { since: string }) => since);
  expect(days.length).toBeGreaterThan(0);
  expect(days.every((day) => day >= '2022-12-01' && day <= '2026-11-25')).toBe(true);
  const doubtful = change.provisions.find(({ needsCheck }: { needsCheck?: boolean }) => needsCheck);
  const page = load(await (await fetch(`${library.url}/change?${asked}`)).text());
  const item = page(`.provisions-since a[href="/provisions/${doubtful.key}"]`).first().parent();
  expect(item.find('.doubt').text()).toContain('verif');
});

test('a side where reports with most of the words are counted too says how many have all, and leads to these alone', async () => {
  const loose = 'q=designated+journalist+duties+telephone&date=2022-12-01';
  expect((await json(loose)).withAllWords).toEqual({ before: 0, after: 1 });
  const page = load(await (await fetch(`${library.url}/change?${loose}`)).text());
  expect(page('.notice').first().text()).toContain('No passage has all of the words; these have most of them.');
  expect(page('.notice').eq(1).text()).toContain('1 report has a passage with all of the words');
  const strict = page('.also a[href*="all=true"]').attr('href') ?? '';
  const alone = load(await (await fetch(library.url + strict)).text());
  expect(alone('.also').text()).toContain('Only passages with all of the words are shown.');
  expect((await json(`${loose}&all=true`)).withAllWords).toEqual({});
  const sheet = await fetch(`${library.url}/api/v1/change/export?format=csv&${loose}`);
  expect(await sheet.text()).toContain('reports with all the words in a passage');
});

test('the page shows the sides, and without a day asks for one with days to choose', async () => {
  const form = load(await (await fetch(`${library.url}/change?q=agent&source=sample-monitor`)).text());
  const turns = form('.turns a')
    .toArray()
    .map((link) => form(link).attr('href'));
  expect(turns).toContain('/change?q=agent&source=sample-monitor&date=2022-03-04');
  expect(form('.sides').length).toBe(0);
  const page = load(await (await fetch(`${library.url}/change?${asked}`)).text());
  expect(page('.sides').first().find('.total').text()).toBe('2 reports2 reports');
  expect(page('.instance blockquote mark').length).toBeGreaterThan(0);
});

test('the table has the question on top, a citation beside each passage, and no cell that is a formula', async () => {
  const answer = await fetch(`${library.url}/api/v1/change/export?format=csv&${asked}`);
  expect(answer.headers.get('content-disposition')).toContain('change-2022-12-01.csv');
  const text = await answer.text();
  expect(text).toContain('"/change?q=%22foreign+agent%22&date=2022-12-01"');
  expect(text).toContain('"Reports before 2022-12-01","Date too imprecise to say"');
  expect(text).toMatch(/SHA-256 [0-9a-f]{64}/);
  expect(text).not.toMatch(/(^|,)"[=+@]/m);
  const word = await fetch(`${library.url}/api/v1/change/export?format=docx&${asked}`);
  expect(
    Buffer.from(await word.arrayBuffer())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');
});

test.each([
  ['2022-02-30', 'must be a day'],
  ['2022', 'must be a day'],
  ['<script>', 'must be a day'],
  ['2019-01-01&from=2020', 'outside the range'],
  ['2024-01-01&until=2023', 'outside the range'],
])('the day %s is refused with what to do', async (day, reason) => {
  const answer = await fetch(`${library.url}/api/v1/change?q=agent&date=${day}`);
  expect(answer.status).toBe(400);
  expect((await answer.json()).detail).toContain(reason);
  expect((await fetch(`${library.url}/change?q=agent&date=${day}`)).status).toBe(400);
});
