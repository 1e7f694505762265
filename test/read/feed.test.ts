import { expect, test } from 'vitest';
import type { Page } from '../../src/model/page.ts';
import { readFeed } from '../../src/read/feed.ts';

const feed = (from: Page) => readFeed(from).items;

function page(text: string, contentType = 'application/xml'): Page {
  const url = 'https://sample.example/lists/feed';
  return {
    url,
    finalUrl: url,
    fetchedAt: '2026-11-22T16:00:00.000Z',
    status: 200,
    contentType,
    headers: {},
    body: new TextEncoder().encode(text),
  };
}

test('reads RSS: address, decoded title, date as printed, creator, categories', () => {
  const rss = `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>SAMPLE</title>
    <item><title>Fines &amp; arrests</title><link>https://sample.example/a</link><pubDate>Tue, 10 Mar 2026 23:15:00 -0500</pubDate>
    <dc:creator>A. Primerov</dc:creator><category>Courts</category><description>&lt;p&gt;Lead&lt;/p&gt;</description></item></channel></rss>`;
  expect(feed(page(rss))).toEqual([
    {
      url: 'https://sample.example/a',
      title: 'Fines & arrests',
      publishedOn: '2026-03-10',
      authors: ['A. Primerov'],
      categories: ['Courts'],
      summary: '<p>Lead</p>',
    },
  ]);
});

test('reads Atom: the alternate link, made absolute, and both dates', () => {
  const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>SAMPLE</title><entry><title>One</title>
    <link rel="self" href="/self"/><link rel="alternate" href="../one"/><published>2026-01-02T00:00:00Z</published>
    <updated>2026-02-03T00:00:00Z</updated><author><name>B</name></author></entry></feed>`;
  const [entry] = feed(page(atom));
  expect(entry).toMatchObject({
    url: 'https://sample.example/one',
    publishedOn: '2026-01-02',
    updatedOn: '2026-02-03',
    authors: ['B'],
  });
});

test('reads RDF and JSON Feed', () => {
  const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>x</title></channel>
    <item rdf:about="https://sample.example/r"><title>T</title><link>https://sample.example/r</link></item></rdf:RDF>`;
  const json =
    '{"version":"https://jsonfeed.org/version/1.1","title":"t","items":[{"id":"1","url":"https://sample.example/j","title":"J","date_published":"2026-05-06T10:00:00+03:00"}]}';
  expect(feed(page(rdf))[0]).toMatchObject({ url: 'https://sample.example/r', title: 'T' });
  expect(feed(page(json, 'application/feed+json'))[0]).toMatchObject({
    url: 'https://sample.example/j',
    publishedOn: '2026-05-06',
  });
});

test('takes the address from a guid that is a permanent link, and leaves out entries without any', () => {
  const rss = `<rss version="2.0"><channel><title>SAMPLE</title>
    <item><title>1</title><guid>https://sample.example/1</guid></item>
    <item><title>2</title><guid isPermaLink="false">90001 at sample</guid></item>
    <item><title>3</title><link>mailto:press@sample.example</link></item></channel></rss>`;
  expect(feed(page(rss)).map(({ url }) => url)).toEqual(['https://sample.example/1']);
});

test('reads a feed in windows-1251', () => {
  const head =
    '<?xml version="1.0" encoding="windows-1251"?><rss version="2.0"><channel><title>SAMPLE</title><item><title>';
  const tail = '</title><link>https://sample.example/1</link></item></channel></rss>';
  const title = [0xd1, 0xf3, 0xe4, 0x20, 0xee, 0xf8, 0xf2, 0xf0, 0xe0, 0xf4, 0xee, 0xe2, 0xe0, 0xeb];
  const body = new Uint8Array([...Buffer.from(head), ...title, ...Buffer.from(tail)]);
  expect(feed({ ...page('', 'text/xml'), body })[0]?.title).toBe('Суд оштрафовал');
});

test.for([
  [
    'an error page',
    '<!doctype html><html><head><title>Technical Difficulties</title></head><body><p>rss</p></body></html>',
  ],
  [
    'an HTML page that talks of feeds',
    '<html><body><rss version="2.0"><channel><title>x</title></channel></rss></body></html>',
  ],
  ['other XML', '<?xml version="1.0"?><urlset><url><loc>https://sample.example/</loc></url></urlset>'],
  ['other JSON', '{"items":[]}'],
  ['nothing', ''],
])('%s instead of a feed is a failure, not an empty list', ([, text]) => {
  expect(() => feed(page(text ?? ''))).toThrow(
    expect.objectContaining({ code: 'extract.invalid', url: 'https://sample.example/lists/feed' }),
  );
});
