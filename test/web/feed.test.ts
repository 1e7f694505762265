import { parseFeed } from '@rowanmanning/feed-parser';
import { load } from 'cheerio';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { ask } from './ask.ts';
import { blocksOf, type Library, openLibrary } from './library.ts';
import { commissionReport, monitorReport, shortReports, sources } from './shelf.ts';

let library: Library;
let ids: { commission: string; monitor: string };
beforeEach(async () => {
  library = await openLibrary(sources);
  const commission = (await library.shelve(commissionReport)).reportId;
  ids = { commission, monitor: (await library.shelve(monitorReport)).reportId };
  await library.index();
});
afterEach(() => library.close());

const feed = (query: string) => fetch(`${library.url}/api/v1/search/feed?${query}`);
const feedAgain = (query: string, etag: string) =>
  ask(library.url, `/api/v1/search/feed?${query}`, { 'if-none-match': etag });

/** JSON Feed 1.1, what it demands. */
const jsonFeed = z.object({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string().min(1),
  home_page_url: z.url(),
  feed_url: z.url(),
  items: z.array(z.object({ id: z.url(), url: z.url(), content_text: z.string(), date_modified: z.iso.datetime() })),
});

test.each([
  ['atom', 'application/atom+xml; charset=utf-8'],
  ['rss', 'application/rss+xml; charset=utf-8'],
])(
  'another reader reads the %s feed of a search: what came last, under an id that is its address here',
  async (format, type) => {
    const response = await feed(`format=${format}&q=foreign+agent`);
    expect(response.headers.get('content-type')).toBe(type);
    const read = parseFeed(await response.text());
    expect(read.title).toBe('Country Conditions · foreign agent');
    expect(read.url).toBe('http://library.example/search?q=foreign+agent');
    expect(read.self).toBe(`http://library.example/api/v1/search/feed?format=${format}&q=foreign+agent`);
    const entry = read.items.find(({ id }) => id === `http://library.example/reports/${ids.commission}`);
    expect(entry?.url).toBe(entry?.id);
    expect(entry?.title).toBe('SAMPLE annual report 2025: Russia');
    expect(entry?.authors.map(({ name }) => name)).toEqual(['SAMPLE Commission']);
    expect((entry?.updated ?? entry?.published)?.toISOString()).toBe('2026-11-20T08:30:00.000Z');
    expect(entry?.content ?? entry?.description).toContain('designated a foreign agent');
    expect(entry?.categories.map(({ label, term }) => label ?? term)).toEqual(
      expect.arrayContaining(['Journalists and media']),
    );
  },
);

test('the JSON feed has what its version demands, and Cyrillic whole', async () => {
  const response = await feed('format=json&source=sample-monitor');
  expect(response.headers.get('content-type')).toBe('application/feed+json; charset=utf-8');
  const read = jsonFeed.parse(await response.json());
  expect(read.title).toBe('Country Conditions · SAMPLE Monitor');
  expect(read.items.map(({ id }) => id)).toEqual([`http://library.example/reports/${ids.monitor}`]);
  expect(read.items[0]?.content_text).toContain('иностранных агентов');
});

test('a reader that asks again gets 304 until a report comes or gets a new text; its id stays', async () => {
  const first = await feed('format=atom&source=sample-commission');
  const etag = first.headers.get('etag') ?? '';
  expect((await feedAgain('format=atom&source=sample-commission', etag)).status).toBe(304);
  const blocks = blocksOf('SAMPLE. A Moscow court in Russia fined an invented editor as a foreign agent.');
  await library.shelve({ ...commissionReport, blocks, capturedAt: '2026-11-22T10:00:00.000Z' });
  await library.index();
  const again = await feedAgain('format=atom&source=sample-commission', etag);
  expect(again.status).toBe(200);
  const { items } = parseFeed(again.body);
  expect(items.map(({ id }) => id)).toEqual([`http://library.example/reports/${ids.commission}`]);
  expect(items[0]?.updated?.toISOString()).toBe('2026-11-22T10:00:00.000Z');
});

test('markup and characters that XML lacks, in what a publisher wrote, stay text in every format', async () => {
  const hostile = '<script>alert(1)</script> & "quotes" ]]> \u0007 foreign agent in Russia, SAMPLE.';
  const { reportId } = await library.shelve({
    ...monitorReport,
    url: 'https://sample-monitor.example/hostile',
    title: 'SAMPLE <b>title</b> \u0001 more',
    language: 'en',
    blocks: [{ kind: 'paragraph', text: hostile }],
  });
  await library.index();
  const written = '<script>alert(1)</script> & "quotes" ]]>';
  const atom = load(await (await feed('format=atom&q=quotes')).text(), { xml: true });
  expect(atom('entry title').text()).toContain('<b>title</b>  more');
  expect([atom('content').attr('type'), atom('content').text()]).toEqual(['text', expect.stringContaining(written)]);
  expect(atom('entry id').text()).toContain(reportId);
  const rss = load(await (await feed('format=rss&q=quotes')).text(), { xml: true });
  const description = load(rss('item description').text());
  expect(description.text()).toContain(written);
  expect(description('script').length).toBe(0);
  const json = jsonFeed.parse(await (await feed('format=json&q=quotes')).json());
  expect(json.items[0]?.content_text).toContain(written);
});

test('a feed holds the fifty that came last, and one that finds nothing is a feed all the same', async () => {
  for (let round = 0; round < 2; round += 1)
    for (const report of shortReports)
      await library.shelve({ ...report, url: `${report.url}/${round}`, title: `${report.title} ${round}` });
  await library.index();
  expect(parseFeed(await (await feed('format=rss&q=Primerovka')).text()).items).toHaveLength(50);
  const empty = parseFeed(await (await feed('format=atom&q=zzzzqqqq')).text());
  expect(empty.items).toEqual([]);
  expect((await feed('format=yaml')).status).toBe(400);
  expect((await feed('format=atom&from=yesterday')).status).toBe(400);
});

test('a revision and an end of a report that is older than the newest fifty stand first, under the id that it had', async () => {
  for (let round = 0; round < 2; round += 1)
    for (const report of shortReports)
      await library.shelve({ ...report, url: `${report.url}/${round}`, capturedAt: '2026-11-21T08:00:00.000Z' });
  await library.index();
  const read = async () => parseFeed(await (await feed('format=atom')).text()).items;
  const ours = [ids.commission, ids.monitor].map((id) => `http://library.example/reports/${id}`);
  expect((await read()).filter(({ id }) => ours.includes(id ?? ''))).toEqual([]);
  const blocks = blocksOf('SAMPLE. A Moscow court in Russia fined an invented editor as a foreign agent.');
  await library.shelve({ ...commissionReport, blocks, capturedAt: '2026-11-22T10:00:00.000Z' });
  for (const day of ['23', '24'])
    await library.store.markGone('sample-monitor', monitorReport.url, `2026-11-${day}T10:00:00.000Z`);
  await library.index();
  const [first, second, ...others] = await read();
  expect([first?.id, second?.id]).toEqual([ours[1], ours[0]]);
  expect([first, second].map((item) => item?.updated?.toISOString())).toEqual([
    '2026-11-24T10:00:00.000Z',
    '2026-11-22T10:00:00.000Z',
  ]);
  expect(first?.content).toContain('gone');
  expect(others.length).toBe(48);
});

test('pages of searches, categories, provisions and sources name their feed, for readers and for people', async () => {
  for (const [path, parameters] of [
    ['/search?q=agent&sort=newest', 'q=agent'],
    ['/categories/foreign-agent-designation', 'category=foreign-agent-designation'],
    ['/provisions/RU-CC-207.3', 'provision=RU-CC-207.3'],
    ['/sources/sample-commission', 'source=sample-commission'],
  ]) {
    const page = load(await (await fetch(`${library.url}${path}`)).text());
    const address = `/api/v1/search/feed?format=atom&${parameters}`;
    expect([path, page('link[rel=alternate][type="application/atom+xml"]').attr('href')]).toEqual([path, address]);
    expect(page(`.feeds a[href="${address}"]`).length).toBe(1);
    expect((await fetch(`${library.url}${address}`)).status).toBe(200);
  }
});
