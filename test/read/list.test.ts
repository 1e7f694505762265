import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Page } from '../../src/model.ts';
import {
  addressList,
  calendarList,
  drupalList,
  feedLink,
  feedList,
  htmlList,
  jsonList,
  jsonPages,
  rowLink,
  russiaOnly,
  sitemapLink,
  sitemapList,
  wordPressList,
} from '../../src/source.ts';

function page(text: string, url = 'https://sample.example/list', headers: Record<string, string> = {}): Page {
  return {
    url,
    finalUrl: url,
    fetchedAt: '2026-11-22T16:00:00.000Z',
    status: 200,
    contentType: '',
    headers,
    body: new TextEncoder().encode(text),
  };
}

test('a feed list keeps what is chosen and counts the rest, entries without an address too', () => {
  const rss = `<rss version="2.0"><channel><title>SAMPLE</title><item><title>Russia</title><link>https://sample.example/ru</link></item>
    <item><title>Georgia</title><link>https://sample.example/ge</link></item><item><title>Russia</title></item></channel></rss>`;
  const discover = feedList((item) => (item.title === 'Russia' ? feedLink(item) : undefined));
  expect(discover(page(rss))).toEqual({
    links: [{ url: 'https://sample.example/ru', title: 'Russia' }],
    passedOver: 2,
  });
});

test('an HTML list gives its anchors once each and follows its pager', () => {
  const html = `<main><h3><a href="/a">A  report</a></h3><h3><a href="/a"><img src="x.png"></a></h3><h3><a href="/b"></a></h3></main><a class="next" href="?page=2">Next</a>`;
  expect(htmlList({ links: 'h3 a', next: 'a.next' })(page(html))).toEqual({
    links: [{ url: 'https://sample.example/a', title: 'A report' }, { url: 'https://sample.example/b' }],
    passedOver: 0,
    older: ['https://sample.example/list?page=2'],
  });
});

test('a list without checked markup gives the links of its site whose address is that of a report', () => {
  const html = `<nav><a href="/news">News</a><a href="https://other.example/news/1">Elsewhere</a></nav>
    <a href="/news/1"><img src="x.png"></a><a href="https://www.sample.example/news/1?ref=x">Not the same query</a>
    <a href="/news/1">A report</a><a href="/news/2">On something else</a><a href="/list?id=3">By query</a>`;
  const discover = addressList({
    path: /^\/news\/\d+$|\?id=\d+$/,
    choose: ({ url, text }) => (text === 'On something else' ? undefined : { url, title: text }),
  });
  expect(discover(page(html))).toEqual({
    links: [
      { url: 'https://sample.example/news/1', title: 'A report' },
      { url: 'https://sample.example/list?id=3', title: 'By query' },
    ],
    passedOver: 1,
  });
});

test('a WordPress list is read until the last page that its header names', () => {
  const posts = z.array(z.object({ link: z.string() }));
  const discover = wordPressList(posts, ({ link }) => ({ url: link }));
  const at = (number: number, headers: Record<string, string>) =>
    discover(
      page(
        '[{"link":"https://sample.example/1"}]',
        `https://sample.example/wp-json/wp/v2/posts?per_page=100&page=${number}`,
        headers,
      ),
    );
  expect(at(1, { 'x-wp-totalpages': '2' }).older).toEqual([
    'https://sample.example/wp-json/wp/v2/posts?per_page=100&page=2',
  ]);
  expect(at(2, { 'x-wp-totalpages': '2' }).older).toEqual([]);
  expect(at(1, {}).older).toEqual([]);
});

test('a WordPress list without that header is read until a page is not full', () => {
  const posts = Array.from({ length: 100 }, (_, at) => ({ link: `https://sample.example/${at}` }));
  const discover = wordPressList(z.array(z.object({ link: z.string() })), ({ link }) => ({ url: link }));
  expect(discover(page(JSON.stringify(posts), 'https://sample.example/posts')).older).toEqual([
    'https://sample.example/posts?page=2',
  ]);
});

test('JSON of another shape is a failure that names the field', () => {
  const discover = jsonList({
    answer: z.object({ results: z.array(z.object({ url: z.url() })) }),
    entries: ({ results }) => results,
    choose: ({ url }) => ({ url }),
  });
  expect(discover(page('{"results":[{"url":"https://sample.example/1"}]}')).links).toEqual([
    { url: 'https://sample.example/1' },
  ]);
  expect(() => discover(page('{"results":[{"href":"x"}]}'))).toThrow(/results\[0\]\.url/);
  expect(() => discover(page('<!doctype html><title>Technical Difficulties</title>'))).toThrow(
    expect.objectContaining({ code: 'extract.invalid', message: expect.stringContaining('a page of markup') }),
  );
});

test('a sitemap gives addresses with the day of their last change', () => {
  const sitemap = `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
    <url><loc>https://sample.example/a?x=1&amp;y=2</loc><lastmod>2026-03-04T05:06:07+00:00</lastmod></url>
    <url><loc><![CDATA[https://sample.example/b]]></loc></url></urlset>`;
  expect(sitemapList()(page(sitemap))).toEqual({
    links: [{ url: 'https://sample.example/a?x=1&y=2', updatedOn: '2026-03-04' }, { url: 'https://sample.example/b' }],
    passedOver: 0,
  });
  expect(sitemapList(russiaOnly(sitemapLink))(page(sitemap))).toEqual({ links: [], passedOver: 2 });
});

test('an index of sitemaps is followed as far as the source says', () => {
  const index = `<sitemapindex><sitemap><loc>https://sample.example/news.xml</loc></sitemap><sitemap><loc>https://sample.example/images.xml</loc></sitemap></sitemapindex>`;
  const discover = sitemapList(undefined, ({ url }) => !url.includes('images'));
  expect(discover(page(index))).toEqual({ links: [], next: ['https://sample.example/news.xml'] });
  expect(() => discover(page('<html><body>Not found</body></html>'))).toThrow(
    expect.objectContaining({ code: 'extract.invalid' }),
  );
});

test('an HTML list without a pager is counted up until a page shows nothing', () => {
  const discover = htmlList({ links: 'h3 a', count: { parameter: 'PAGEN_1', first: 1 } });
  const shown = '<h3><a href="/a">A</a></h3>';
  expect(discover(page(shown)).older).toEqual(['https://sample.example/list?PAGEN_1=2']);
  expect(discover(page(shown, 'https://sample.example/list?PAGEN_1=7')).older).toEqual([
    'https://sample.example/list?PAGEN_1=8',
  ]);
  expect(discover(page('<p>Nothing</p>', 'https://sample.example/list?PAGEN_1=9')).older).toEqual([]);
});

test('a Drupal list gives title and day of each row, and follows the pager', () => {
  const row = (inside: string) => `<div class="views-row">${inside}</div>`;
  const rows = [
    '<a href="/a"><img src="a.png"></a><h3><a href="/a">Report on Russia</a></h3><time datetime="2026-03-04T10:00:00Z">4 March</time>',
    '<h3><a href="/b">Report on Georgia</a></h3>',
    '<p>An advertisement</p>',
  ].map(row);
  const pager = '<ul><li class="pager__item--next"><a href="?page=1">Next</a></li></ul>';
  expect(drupalList({ choose: russiaOnly(rowLink) })(page(rows.join('') + pager))).toEqual({
    links: [{ url: 'https://sample.example/a', title: 'Report on Russia', publishedOn: '2026-03-04' }],
    passedOver: 1,
    older: ['https://sample.example/list?page=1'],
  });
});

test('a calendar is walked back from the day of the capture to the first page there is', () => {
  const address = (month: string) => `https://sample.example/${month.replace('-', '/')}/`;
  const discover = calendarList({ from: '2025-11', address, links: 'li a' });
  const olderThan = (url: string) => discover(page('<li><a href="/a">A</a></li>', url)).older;
  expect(olderThan('https://sample.example/archive/')).toEqual(['https://sample.example/2026/11/']);
  expect(olderThan('https://sample.example/2026/01/')).toEqual(['https://sample.example/2025/12/']);
  expect(olderThan('https://sample.example/2025/11/')).toEqual([]);
  const days = calendarList({ from: '2022-02-24', address: (day) => `https://sample.example/${day}`, links: 'li a' });
  expect(days(page('', 'https://sample.example/2024-03-01')).older).toEqual(['https://sample.example/2024-02-29']);
});

test('an API that counts is read to its total, in the query or in the body of a POST', () => {
  const answer = z.object({ size: z.number(), values: z.array(z.object({ id: z.number() })) });
  const shape = {
    answer,
    entries: ({ values }: z.infer<typeof answer>) => values,
    choose: ({ id }: { id: number }) => ({ url: `https://sample.example/${id}` }),
    total: ({ size }: z.infer<typeof answer>) => size,
    size: 2,
  };
  const body = JSON.stringify({ size: 5, values: [{ id: 1 }, { id: 2 }] });
  const entries = jsonPages({ ...shape, count: 'entries', at: 'offset' });
  const asked = (offset: number) => ({ ...page(body), asked: { offset, limit: 2, search: '' } });
  expect(entries(asked(2)).older).toEqual([
    { url: 'https://sample.example/list', body: { offset: 4, limit: 2, search: '' } },
  ]);
  expect(entries(asked(3)).older).toEqual([]);
  const pages = jsonPages({ ...shape, count: 'pages', at: 'page' });
  expect(pages(page(body)).older).toEqual(['https://sample.example/list?page=2']);
  expect(pages(page(body, 'https://sample.example/list?page=3')).older).toEqual([]);
});

test.for<[string, boolean, object]>([
  ['a country that is Russia', true, { countries: ['Belarus', 'Russian Federation'] }],
  ['other countries, whatever the title says', false, { countries: ['Georgia'], texts: ['Protests against Russia'] }],
  ['a category', true, { categories: ['Russia'], texts: ['A statement'] }],
  ['a lead with markup', true, { texts: ['A statement', '<p>In <b>Moscow</b>, a court</p>'] }],
  ['neither', false, { categories: ['Asia'], texts: ['A statement'] }],
])('of a publisher that covers the world, %s is enough: %s', ([, kept, matter]) => {
  const choose = russiaOnly(
    () => ({ url: 'https://sample.example/a' }),
    () => matter,
  );
  expect(choose({}, page('')) !== undefined).toBe(kept);
});
