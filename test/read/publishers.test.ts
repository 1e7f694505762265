import { expect, test } from 'vitest';
import { pageOrFile, withFiles } from '../../src/read/files.ts';
import { hudocApplications, hudocId, hudocText } from '../../src/read/hudoc.ts';
import { knownList } from '../../src/read/known.ts';
import { htmlList } from '../../src/read/list-html.ts';
import { unAnchor, unLink } from '../../src/read/un.ts';
import { pageOf } from '../crawlers/sample.ts';

const exec = { site: 'exec', library: 'EXEC', key: 'execidentifier' };

function page(url: string, body: string) {
  return pageOf(url, new TextEncoder().encode(body), 'text/html; charset=utf-8');
}

test('a UN document is found by the symbol in an address or a text, with addenda and revisions', () => {
  const symbols = [
    { url: 'https://undocs.org/A/HRC/57/59', text: '' },
    { url: 'https://undocs.org/en/A/HRC/57/59/Add.1', text: 'Addendum' },
    { url: 'https://t.example/Download.aspx?symbolno=CCPR%2fC%2fRUS%2fCO%2f8&Lang=en', text: 'Download' },
    { url: 'https://ohchr.example/sample.pdf', text: 'A/HRC/WGAD/2026/990: SAMPLE opinion' },
    { url: 'https://ohchr.example/%E0%A4%A.pdf', text: 'A broken address' },
  ].map((anchor) => unAnchor(anchor)?.documentNumber);
  expect(symbols).toEqual(['A/HRC/57/59', 'A/HRC/57/59/Add.1', 'CCPR/C/RUS/CO/8', 'A/HRC/WGAD/2026/990', undefined]);
});

test('documents that a source names are found at one page, whatever stands there, and are not named twice', () => {
  const list = knownList('https://docs.example/', [unLink('A/HRC/57/59')], htmlList({ links: 'a', choose: unAnchor }));
  const symbols = (url: string, body: string) => list(page(url, body)).links.map((link) => link.documentNumber);
  expect(symbols('https://docs.example/', '<script>drawn()</script>')).toEqual(['A/HRC/57/59']);
  const anchors = '<a href="https://undocs.org/A/HRC/57/59">x</a><a href="https://undocs.org/A/HRC/60/1">z</a>';
  expect(symbols('https://mandate.example/', anchors)).toEqual(['A/HRC/60/1']);
});

test('a page that offers its report as files gives them its own title and date', () => {
  const list = withFiles(htmlList({ links: 'a' }), {
    isPage: (url) => url.pathname.startsWith('/r/'),
    files: 'a[href$=".pdf"]',
  });
  const listed = list(page('https://coi.example/', '<a href="/r/1">SAMPLE report</a>'));
  expect(listed.next).toEqual(['https://coi.example/r/1']);
  const report =
    '<html><head><meta property="og:title" content="SAMPLE report"><meta property="article:published_time" content="2026-03-01"></head><body><a href="/1_en.pdf">English</a><a href="/1_ru.pdf">Russian</a></body></html>';
  expect(list(page('https://coi.example/r/1', report)).links).toEqual([
    { url: 'https://coi.example/1_en.pdf', title: 'SAMPLE report: English', publishedOn: '2026-03-01' },
    { url: 'https://coi.example/1_ru.pdf', title: 'SAMPLE report: Russian', publishedOn: '2026-03-01' },
  ]);
});

test('a page keeps its own title, whatever the list called it', async () => {
  const body =
    '<html><head><title>Page</title></head><body><article><h1>SAMPLE title of the page</h1><p>SAMPLE text that is long enough to be read as an article, in one paragraph of its own, about an invented choir.</p></article></body></html>';
  const url = 'https://coi.example/r/1';
  expect((await pageOrFile(page(url, body), { url, title: 'Download' })).title).toBe('SAMPLE title of the page');
});

test('a HUDOC document is found by the id in its fragment', () => {
  const url = new URL('http://hudoc.exec.coe.int/eng#{"execidentifier":["004-68389"]}').href;
  expect(hudocId({ url, categories: [] }, exec)).toBe('004-68389');
  expect(hudocId({ url: 'http://hudoc.exec.coe.int/eng', categories: [] }, exec)).toBeUndefined();
  expect(hudocText(exec, '004-68389')).toContain(
    'hudoc.exec.coe.int/app/conversion/docx/html/body?library=EXEC&id=004-68389',
  );
});

test('application numbers are cited as the Court does', () => {
  expect(hudocApplications('90001/20;90002/20')).toBe('90001/20, 90002/20');
  expect(hudocApplications('1/20;2/20;3/20;4/20')).toBe('1/20 and 3 others');
  expect(hudocApplications('no number')).toBeUndefined();
});
