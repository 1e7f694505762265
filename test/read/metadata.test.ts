import { expect, test } from 'vitest';
import { parse } from '../../src/read/html.ts';
import { metadata } from '../../src/read/metadata.ts';
import { pageOf } from './page.ts';

const read = (head: string, body = '', more = {}) => {
  const page = pageOf(`<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`, more);
  return metadata(parse(page), page);
};

test('JSON-LD comes first, meta elements second, the visible date third, the address last', () => {
  const linked =
    '<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Linked","datePublished":"2024-01-01T10:00:00+03:00","dateModified":"2024-02-02","author":[{"name":"SAMPLE Author"}],"publisher":{"name":"SAMPLE House"}}]}</script>';
  const meta =
    '<meta property="article:published_time" content="2023-03-03T00:00:00Z"><meta property="og:title" content="Open">';
  const body = '<p class="date">4 April 2022</p>';
  const url = { finalUrl: 'https://example.org/2021/05/05/x' };
  expect(read(linked + meta, body, url)).toMatchObject({
    title: 'Linked',
    publishedOn: '2024-01-01',
    updatedOn: '2024-02-02',
    authors: ['SAMPLE Author'],
    publisher: 'SAMPLE House',
  });
  expect(read(meta, body, url)).toMatchObject({ title: 'Open', publishedOn: '2023-03-03' });
  expect(read('', body, url).publishedOn).toBe('2022-04-04');
  expect(read('', '', url).publishedOn).toBe('2021-05-05');
});

test('a page without a date has none, and a date after the capture is refused', () => {
  expect(read('<title>SAMPLE</title>', '<p>In 2019 the court ruled on 5 May 2018.</p>')).not.toHaveProperty(
    'publishedOn',
  );
  expect(read('<meta name="date" content="2031-01-01">')).not.toHaveProperty('publishedOn');
});

test('dates of comments and of other articles are not the page’s', () => {
  const body =
    '<h1>SAMPLE</h1><div class="comments"><span class="date">1 May 2020</span></div><aside><time datetime="2019-01-01">x</time></aside>';
  expect(read('', body)).not.toHaveProperty('publishedOn');
});

test('Russian dates and coarse dates keep their precision', () => {
  expect(read('', '<span class="published">12 марта 2024 г.</span>').publishedOn).toBe('2024-03-12');
  expect(read('', '<span class="published">Март 2024</span>').publishedOn).toBe('2024-03');
  expect(read('<meta name="citation_publication_date" content="2019">').publishedOn).toBe('2019');
});

test('the written day wins over the same instant in UTC', () => {
  const head = '<meta property="article:published_time" content="2020-02-25T02:30:00Z">';
  expect(read(head, '<h1>SAMPLE</h1><p class="date">February 24, 2020, 9:30 pm</p>').publishedOn).toBe('2020-02-24');
});

test.for([
  ['the day in the address', '2023-11-09T03:28:35Z', '', '2023-11-08'],
  [
    'the publisher’s own offset',
    '2019-10-18T22:04:00Z',
    '<time datetime="2019-10-19T00:04:00+02:00">0:04</time>',
    '2019-10-19',
  ],
  ['no stamp in UTC', '2023-11-09 03:28:35', '<p class="date">10 November 2023</p>', '2023-11-09'],
] as const)('the local day of a stamp in UTC is known by %s', ([, stamp, body, day]) => {
  const finalUrl = body === '' ? 'https://example.org/2023/11/08/sample' : 'https://example.org/sample';
  const head = `<meta property="article:published_time" content="${stamp}">`;
  expect(read(head, `<h1>SAMPLE</h1>${body}`, { finalUrl }).publishedOn).toBe(day);
});

test.for([
  ['<h1>SAMPLE</h1><p class="meta">Published 3 May 2023. Last updated: 4 June 2024</p>', '2023-05-03', '2024-06-04'],
  [
    '<h1>SAMPLE</h1><dl class="metadata"><dt>Published</dt><dd>8 April 2014</dd><dt>Last updated</dt><dd>20 June 2024</dd></dl>',
    '2014-04-08',
    '2024-06-20',
  ],
  [
    '<h1>SAMPLE</h1><p class="date">Обновлено: 13.03.2024, 10:00. Опубликовано: 12.03.2024, 14:05</p>',
    '2024-03-12',
    '2024-03-13',
  ],
  [
    '<h1>SAMPLE</h1><dl class="metadata"><dt>Last updated</dt><dd class="meta-value">20 June 2024</dd></dl>',
    undefined,
    '2024-06-20',
  ],
  ['<h1>SAMPLE</h1><span class="date">март 2024 года</span>', '2024-03', undefined],
  ['<h1>SAMPLE</h1><p class="meta">Опубликовано в марте 2024 г.</p>', '2024-03', undefined],
  ['<h1>SAMPLE</h1><p>SAMPLE News<br>13 Jan 2020, 22:11</p><p>The court ruled.</p>', '2020-01-13', undefined],
  ['<div class="top date">Tue, 14 Jan 2020</div><h1>SAMPLE</h1><div><p>13 Jan 2020</p></div>', '2020-01-13', undefined],
  ['<h1>SAMPLE</h1><time datetime="2019-07-03T10:18:46Z">Publié le 29 juin 2019</time>', '2019-06-29', undefined],
] as const)('publication and update are told apart: %s', ([body, publishedOn, updatedOn]) => {
  const found = read('', body);
  expect([found.publishedOn, found.updatedOn]).toEqual([publishedOn, updatedOn]);
});

test.for([
  '<h1>SAMPLE</h1><p>On 24 February 2022 the police came to the flat of a teacher.</p>',
  '<h1>SAMPLE</h1><p class="meta">Joined March 2007</p>',
  '<div class="date">Published in print edition of 24 September 2020</div><h1>SAMPLE</h1>',
  '<h1>SAMPLE</h1><p>The situation in January 2022</p>',
  '<h1>SAMPLE</h1><div class="related-articles"><span class="date">1 May 2020</span></div>',
  '<h1>SAMPLE</h1><p class="user-meta">Registered: 18.09.2008, 05:56</p>',
  '<h1>SAMPLE</h1><div class="date"><a href="/other">Another text about something else, 10 October 2023</a></div>',
  '<h1>SAMPLE</h1><p>В марте 2024 года суд вынес приговор.</p>',
])('a date that is not the page’s own is not taken: %s', (body) => {
  expect(read('', body)).not.toHaveProperty('publishedOn');
});

test('what day it is at the head of a page is no date of publication', () => {
  const menu = `<ul>${'<li>A section of the site</li>'.repeat(12)}</ul>`;
  const body = (day: string) => `<div class="logo"><time datetime="${day}">${day}</time></div>${menu}<h1>SAMPLE</h1>`;
  expect(read('', body('2026-11-22'))).not.toHaveProperty('publishedOn');
  expect(read('', body('2026-11-23'))).not.toHaveProperty('publishedOn');
  expect(read('', body('2026-11-12')).publishedOn).toBe('2026-11-12');
  expect(read('', `${body('2026-11-22')}<p class="date">3 May 2023</p>`).publishedOn).toBe('2023-05-03');
  expect(read('<meta name="date" content="2026-11-22T12:00:01Z">', '<h1>SAMPLE</h1>')).not.toHaveProperty(
    'publishedOn',
  );
});

test('the day of an update is not that of publication where another name gives an earlier one', () => {
  const head =
    '<meta property="article:published_time" content="2017-04-12T18:00:00+02:00"><meta property="article:modified_time" content="2020-02-19T15:00:00+01:00">';
  const body =
    '<h1>SAMPLE</h1><meta itemprop="datePublished" content="2020-02-19"><p class="date">19 February 2020</p>';
  expect(read(head, body)).toMatchObject({ publishedOn: '2017-04-12', updatedOn: '2020-02-19' });
});

test('a date of a template that could be either day is left for what the page prints', () => {
  const head = '<meta name="date" content="11/01/2023 12:43:42">';
  expect(read(head, '<h1>SAMPLE</h1>')).not.toHaveProperty('publishedOn');
  expect(read(head, '<h1>SAMPLE</h1><p>Erstellt am: 01.11.2023</p>').publishedOn).toBe('2023-11-01');
});

test('title: the only heading, or the window title without the site', () => {
  expect(read('<title>SAMPLE report | SAMPLE Org</title>', '<h1>SAMPLE report</h1>').title).toBe('SAMPLE report');
  expect(
    read('<title>SAMPLE report | SAMPLE Org</title><meta property="og:site_name" content="Sample org">').title,
  ).toBe('SAMPLE report');
});

test('canonical address, translations, language, document number', () => {
  const head = `<title>A/HRC/54/54: SAMPLE situation</title><link rel="canonical" href="/reports/sample-1">
    <link rel="alternate" hreflang="ru" href="/ru/sample"><link rel="alternate" hreflang="en" href="/en/sample"><link rel="alternate" hreflang="x-default" href="/">`;
  expect(read(head)).toMatchObject({
    canonicalUrl: 'https://example.org/reports/sample-1',
    translations: [{ language: 'ru', url: 'https://example.org/ru/sample' }],
    language: 'en',
    documentNumber: 'A/HRC/54/54',
  });
});

test('of JSON-LD with line breaks or brackets too many what it states once is taken', () => {
  const linked = (more: string, end = '') =>
    `<script type="application/ld+json">{"@type":"NewsArticle","headline":"SAMPLE ${more} headline","datePublished":"2024-03-12"}${end}</script>`;
  expect(read(linked('\n'))).toMatchObject({ title: 'SAMPLE headline', publishedOn: '2024-03-12' });
  expect(read(linked('one', '}}'))).toMatchObject({ title: 'SAMPLE one headline', publishedOn: '2024-03-12' });
  const two = linked('one', ',{"@type":"NewsArticle","datePublished":"2024-03-13"}}');
  expect(read(two)).not.toHaveProperty('publishedOn');
});

test('an entity that a template wrote twice stands in the title as its letter', () => {
  expect(read('<meta property="og:title" content="SAMPLE &amp;#039;title&amp;#039; &amp;amp; more">').title).toBe(
    "SAMPLE 'title' & more",
  );
});

test('broken JSON-LD and odd metadata do no harm', () => {
  const head =
    '<script type="application/ld+json">{"@type": "Article", oops</script><script type="application/ld+json">[null, 3, {"@type":["Article"],"author":"SAMPLE","datePublished":7}]</script>';
  expect(read(head)).toMatchObject({ authors: ['SAMPLE'] });
});

test.for([
  ['<p class="byline">By Anna Sample and Ivan Example</p>', ['Anna Sample', 'Ivan Example']],
  ['<div class="author">Автор: Анна Образцова</div>', ['Анна Образцова']],
  ['<span class="post-author">Текст: Иван Примеров</span>', ['Иван Примеров']],
  ['<p class="byline">By Anna Sample, BBC News</p>', ['Anna Sample']],
  ['<p class="byline">By Anna Sample and Ivan Example, Moscow correspondent</p>', ['Anna Sample', 'Ivan Example']],
  ['<p class="byline">By the editorial team</p>', []],
  ['<div class="author-box">By subscribing you agree to our terms.</div>', []],
  ['<aside><p class="byline">By Anna Sample</p></aside>', []],
] as const)('the by-line %s names its authors', ([line, authors]) => {
  expect(read('', `<h1>SAMPLE</h1>${line}`).authors).toEqual(authors);
});

test.for([
  [
    'its host is called after it',
    'SAMPLE payments begin – D Magazine',
    '',
    'https://www.dmagazine.com/x',
    'SAMPLE payments begin',
  ],
  ['it is the host', 'SAMPLE list - Pastebin.com', '', 'https://pastebin.com/x', 'SAMPLE list'],
  ['it has an article', 'A SAMPLE place | The New Republic', '', 'https://newrepublic.com/x', 'A SAMPLE place'],
  [
    'no heading says it, and one says the rest',
    'The SAMPLE museum - Society - The Daily Invention',
    '<h1>The SAMPLE Museum</h1><h1>Menu</h1><h2>More news</h2>',
    'https://tdi.example/x',
    'The SAMPLE museum',
  ],
] as const)('a title leaves out the name of its site: %s', ([, title, body, finalUrl, expected]) => {
  expect(read(`<title>${title}</title>`, body, { finalUrl }).title).toBe(expected);
});

test.for([
  ['nothing says that it is a name', 'SAMPLE society – the young old people', '<h1>Blog</h1><h1>Post</h1>'],
  ['a heading says both', 'SAMPLE society – the young old people', '<h1>SAMPLE society – the young old people</h1>'],
  [
    'a heading below says it',
    'SAMPLE society – the young old',
    '<h1>SAMPLE society</h1><h1>B</h1><h2>The young old</h2>',
  ],
  ['the host only holds it', 'SAMPLE society – Org', '<h1>A</h1><h1>B</h1>'],
] as const)('a title keeps its last part: %s', ([, title, body]) => {
  expect(read(`<meta property="og:title" content="${title}">`, body).title).toBe(title);
});

test.for(['2019.03.26 lastupdate', '26 March 2019 (last updated)', '26.03.2019 — обновлено', '2019-03-26 modified'])(
  'a day with its label behind it is that of the update: %s',
  (line) => {
    const found = read('', `<h1>SAMPLE title</h1><p class="date">${line}</p><p>SAMPLE text of the page.</p>`);
    expect(found).not.toHaveProperty('publishedOn');
    expect(found.updatedOn).toBe('2019-03-26');
  },
);

test.for([
  '26 March 2019, updated 10:30',
  '26 March 2019 Updated: 28 March 2019',
  '26 March 2019 | Updated:',
  'Published 26 March 2019, updated',
])('a day before the label of another one, or of an hour, is that of the publication: %s', (line) => {
  expect(read('', `<h1>SAMPLE title</h1><p class="date">${line}</p><p>SAMPLE text of the page.</p>`).publishedOn).toBe(
    '2019-03-26',
  );
});
