import { load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from './ask.ts';
import { type Library, openLibrary, source } from './library.ts';

const script = '<script>alert("x")</script>';
const image = '"><img src=x onerror=alert(1)>';
const bidi = 'safe\u202egpj.exe\u2066hidden';

let library: Library;
let reportId = '';

/** A publisher that puts markup, scripts and reversing characters into every field that it controls. */
beforeAll(async () => {
  library = await openLibrary([
    source({ id: 'sample-hostile', publisher: `SAMPLE ${script}`, homepage: 'javascript:alert(1)' }),
  ]);
  const shelved = await library.shelve({
    sourceId: 'sample-hostile',
    url: 'javascript:alert(document.domain)',
    title: `SAMPLE ${script} ${bidi} ${image}`,
    language: 'en',
    authors: [script, image],
    documentNumber: image,
    series: script,
    publishedOn: '2026',
    blocks: [
      { kind: 'heading', level: 1, text: `Heading ${script}` },
      {
        kind: 'paragraph',
        page: image,
        number: script,
        text: `SAMPLE Russia foreign agent register of foreign agents ${script} &lt;b&gt; ${image} ${bidi} \u0000 end`,
      },
      { kind: 'notice', text: `Notice ${script}` },
      { kind: 'note', number: image, text: `Footnote ${script}` },
    ],
  });
  reportId = shelved.reportId;
  await library.store.recordProblem({
    sourceId: 'sample-hostile',
    url: `https://x.example/${script}`,
    code: 'fetch.status',
    message: image,
    at: '2026-11-22T10:00:00.000Z',
  });
  await library.index();
});

afterAll(() => library.close());

test('markup in any crawled field, or in the search, is shown as text and runs nowhere', async () => {
  const words = encodeURIComponent(`agent ${script}${image}`);
  const paths = [
    `/reports/${reportId}`,
    `/reports/${reportId}?q=${words}`,
    '/search',
    `/search?q=${words}`,
    '/search?q=agent',
    '/sources',
    '/sources/sample-hostile',
    `/search?q=agent&open=${reportId}`,
    `/reports/${reportId}/cite`,
    `/reports/${reportId}/cite?passage=${reportId}.1.0`,
    `/passages/${reportId}.1.0/similar`,
    '/new/2026-W47',
    '/categories/foreign-agent-designation',
  ];
  for (const path of paths) {
    const html = await (await fetch(library.url + path)).text();
    const page = load(html);
    expect([
      path,
      page('script:not([src^="/assets/"]), img, style, iframe, object, base, form[method=post]').length,
    ]).toEqual([path, 0]);
    const attributes = page('*')
      .toArray()
      .flatMap((element) => ('attribs' in element ? Object.entries(element.attribs) : []));
    expect(attributes.filter(([name]) => name.startsWith('on') || name === 'style')).toEqual([]);
    expect(attributes.filter(([name, value]) => name === 'href' && !/^(?:[/#]|https?:)/.test(value))).toEqual([]);
    expect(html).toContain(path === '/sources' ? 'fetch.status' : '&lt;script&gt;');
  }
});

test('an address that is not of the web is shown as text, not as a link', async () => {
  const html = await (await fetch(`${library.url}/reports/${reportId}`)).text();
  expect(html).toContain('<code>javascript:alert(document.domain)</code>');
  expect(html).not.toMatch(/href="\s*javascript/i);
});

test('characters that reverse or hide text are shown by name', async () => {
  const html = await (await fetch(`${library.url}/reports/${reportId}`)).text();
  expect(html).toContain('safe[U+202E]gpj.exe[U+2066]hidden');
  expect(html).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
});

test('every answer forbids scripts, frames, sniffing and referrers, and sets no cookie', async () => {
  for (const path of [
    '/',
    '/search?q=agent',
    '/nowhere',
    '/api/v1/search',
    '/api/v1/nowhere',
    '/healthz',
    '/assets/base.css',
  ]) {
    const { headers } = await fetch(library.url + path);
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none';/);
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe|https?:|data:/);
    expect(headers.get('content-security-policy')).toMatch(/script-src 'self'(?:;|$)/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}/);
    expect([path, headers.get('set-cookie'), headers.get('x-powered-by')]).toEqual([path, null, null]);
  }
});

test('path tricks reach no file and no error', async () => {
  const paths = [
    '/assets/../../package.json',
    '/assets/..%2f..%2fapp.ts',
    '/assets/%2e%2e/app.ts',
    '/assets/base.css%00',
    '/assets/',
    '//evil.example/',
    '/%',
    '/search/../healthz/..;/',
    '/api/v1/reports/',
    '/.env',
    '/search?q=%',
  ];
  for (const path of paths) {
    const { status, location } = await ask(library.url, path);
    expect([path, status < 500, location]).toEqual([path, true, undefined]);
    if (/assets|\.env|evil/.test(path)) expect([path, status]).toEqual([path, 404]);
  }
});

test('huge addresses and odd queries are refused, never failed', async () => {
  const paths = [
    `/search?q=${'%D0%B8'.repeat(3000)}`,
    `/search?${'q=a&'.repeat(3000)}`,
    `/search?${'category=x&'.repeat(1000)}`,
    '/search?q[]=a&q[b]=c',
    '/search?__proto__=x&constructor=y',
    '/search?q=%00%ff%u202e',
    `/${'a/'.repeat(4000)}`,
  ];
  for (const path of paths)
    expect([path.slice(0, 40), (await ask(library.url, path)).status < 500]).toEqual([path.slice(0, 40), true]);
  const odd = [
    '"',
    '""',
    '-',
    '- -',
    'OR',
    'a OR',
    '*',
    'NEAR(a b)',
    '(((',
    'title:x',
    "';--",
    'AND AND',
    '^a',
    '{a}',
    'a*b',
    '\\',
    '\ud800',
  ];
  for (const words of odd) {
    const query = new URLSearchParams({ q: words });
    expect([words, (await fetch(`${library.url}/api/v1/search?${query}`)).status < 500]).toEqual([words, true]);
    expect([words, (await fetch(`${library.url}/reports/${reportId}?${query}`)).status < 500]).toEqual([words, true]);
  }
});
