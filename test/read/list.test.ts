import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Page } from '../../src/model/page.ts';
import {
  addressList,
  feedLink,
  feedList,
  htmlList,
  jsonList,
  russiaOnly,
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
  expect(sitemapList(page(sitemap))).toEqual({
    links: [{ url: 'https://sample.example/a?x=1&y=2', updatedOn: '2026-03-04' }, { url: 'https://sample.example/b' }],
  });
});

test('an index of sitemaps leads to all of them', () => {
  const index = `<sitemapindex><sitemap><loc>https://sample.example/news.xml</loc></sitemap><sitemap><loc>/pages.xml</loc></sitemap></sitemapindex>`;
  const next = ['https://sample.example/news.xml', 'https://sample.example/pages.xml'];
  expect(sitemapList(page(index))).toEqual({ links: [], next });
  expect(() => sitemapList(page('<html><body>Not found</body></html>'))).toThrow(
    expect.objectContaining({ code: 'extract.invalid' }),
  );
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
