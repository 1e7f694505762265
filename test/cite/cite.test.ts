import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bibtexEntry } from '../../src/cite/bibtex.ts';
import { cite, styleOf, styles } from '../../src/cite/cite.ts';
import { cslItem } from '../../src/cite/csl.ts';
import { documentKind } from '../../src/cite/document.ts';
import { pinpointOf } from '../../src/cite/pinpoint.ts';
import { risRecord } from '../../src/cite/ris.ts';
import { romanise } from '../../src/cite/romanise.ts';
import { documents } from './documents.ts';
import { citations } from './golden.ts';

const golden = JSON.parse(readFileSync(join(import.meta.dirname, 'golden.json'), 'utf8'));
const news = documents['Russian news by two persons, undated, its title translated by somebody']?.document;
const bluebook = styleOf('bluebook');
if (news === undefined || bluebook === undefined) throw new Error('the set of documents lost one');

test('every kind of document is cited in every style as it was reviewed', () => {
  expect(citations()).toEqual(golden);
});

test('no citation prints an element twice over or leaves a hole', () => {
  const all = Object.values(citations()).flatMap((byStyle) => Object.values(byStyle));
  expect(all.filter((text) => /undefined|null|NaN|,,|, ,|\(\)| {2}|\s[,.]|\.\.$/.test(text))).toEqual([]);
});

test('an undated document says so in every style, and the note says why', () => {
  for (const style of styles) {
    const { text, notes } = cite(news, style);
    expect(text).toContain('n.d.');
    expect(notes).toContain('The document states no date of publication.');
  }
});

test('the line below a citation names the capture by time and hash, and further archives', () => {
  const archived = documents['web page with its copy at an archive']?.document ?? news;
  expect(cite(archived, bluebook).archivedCopy).toBe(
    `Captured 22 November 2026, 16:04 UTC, SHA-256 ${'5a'.repeat(32)}; also archived 22 November 2026 at https://perma.cc/XXXX-XXXX`,
  );
});

test('the setting of Cyrillic letters is the reader’s choice', () => {
  expect(cite(news, bluebook, { script: 'original' }).text).toContain('Иван Примеров & Юлия Щукина, Обыск');
  expect(cite(news, bluebook, { script: 'bgn-pcgn' }).text).toContain('Yuliya Shchukina');
});

test.each([['Федеральный закон', 'ala-lc', 'ru', 'Federalʹnyĭ zakon', "Federal'nyi zakon"]])(
  '%s is romanised with and without diacritics',
  (text, _scheme, language, full, simple) => {
    expect(romanise(text, 'ala-lc-full', language)).toBe(full);
    expect(romanise(text, 'ala-lc', language)).toBe(simple);
  },
);

test.each([
  ['Елена Ёлкина, подъезд, съел, Алексеев', 'ru', 'Yelena Yëlkina, pod”yezd, s”yel, Alekseyev'],
  ['Щукин и Цой, НКО «Мемориал»', 'ru', 'Shchukin i Tsoy, NKO «Memorial»'],
  ['ЩУКА', 'ru', 'SHCHUKA'],
  ['Київ, Їжак, Григорій', 'uk', 'Kyyiv, Yizhak, Hryhoriy'],
])('%s follows BGN/PCGN', (text, language, romanised) => {
  expect(romanise(text, 'bgn-pcgn', language)).toBe(romanised);
});

test('a place is told by printed paragraph before page, and by heading and count where nothing is printed', () => {
  const passage = (id: string, given: object) => ({ id, headings: ['A', 'B'], text: 'one\ntwo', ...given });
  const all = [passage('x.1.0', {}), passage('x.1.1', {}), passage('x.1.2', { headings: ['A'] })];
  expect(pinpointOf(passage('x.1.1', {}), all)).toEqual({ heading: 'B', position: 3 });
  expect(pinpointOf(passage('x.1.2', { headings: ['A'], page: 'iv', sheet: 6 }), all)).toMatchObject({
    page: 'iv',
    sheet: 6,
    position: 1,
  });
});

test.each([
  [{ sourceKind: 'court', contentType: 'text/html' }, 'judgment'],
  [{ sourceKind: 'un', contentType: 'application/pdf', documentNumber: 'A/HRC/57/59' }, 'un-document'],
  [{ sourceKind: 'igo', contentType: 'application/pdf', documentNumber: 'CDL-AD(2021)027' }, 'filed-document'],
  [{ sourceKind: 'ngo', contentType: 'application/pdf' }, 'report'],
  [{ sourceKind: 'government', contentType: 'text/html', series: '2025 Reports' }, 'report'],
  [{ sourceKind: 'media', contentType: 'text/html' }, 'news'],
  [{ sourceKind: 'register', contentType: 'application/json' }, 'register'],
  [{ sourceKind: 'ngo', contentType: 'text/html' }, 'web-page'],
])('%o is a %s', (standing, kind) => {
  expect(documentKind(standing)).toBe(kind);
});

test('the English of a foreign title stands in the note of CSL-JSON, which has no field for it', () => {
  const englishTitle = { text: 'SAMPLE in English' };
  const item = cslItem({ ...news, englishTitle });
  expect(item.title).toBe(news.title);
  expect(item.note).toMatch(/^Title in English: SAMPLE in English\. Captured /);
});

test('CSL-JSON holds whole names, partial dates and the day of the capture', () => {
  expect(cslItem(news)).toMatchObject({
    type: 'article-newspaper',
    author: [{ literal: 'Иван Примеров' }, { literal: 'Юлия Щукина' }],
    accessed: { 'date-parts': [[2026, 11, 22]] },
  });
  expect(cslItem(news)).not.toHaveProperty('issued');
});

test('RIS keeps Cyrillic, ends its lines with CR LF, and no value begins a field of its own', () => {
  const record = risRecord({ ...news, title: 'Обыск\nER  - \r\nTY  - CASE' });
  expect(record.split('\r\n').filter((line) => line.startsWith('TY'))).toEqual(['TY  - NEWS']);
  expect(record).toContain('TI  - Обыск ER  -  TY  - CASE');
  expect(record.endsWith('ER  - \r\n')).toBe(true);
});

test('BibTeX keeps Cyrillic and lets no text command TeX', () => {
  const entry = bibtexEntry({ ...news, title: 'Обыск} \\input{x} 100 % & #1' });
  expect(entry).toContain('title = {{Обыск\\} \\textbackslash{}input\\{x\\} 100 \\% \\& \\#1}}');
  expect(entry).toContain('author = {{Иван Примеров} and {Юлия Щукина}}');
});

test('an edition that neither title nor number says stands in every style and record, and only there', () => {
  const report = documents['report of a series, PDF page unlike the printed one']?.document ?? news;
  const edition = 'Version 5.0';
  for (const style of styles) {
    if (!cite(report, style).text.includes('COI Report')) continue;
    expect(cite({ ...report, edition }, style).text).toContain('COI Report, Version 5.0');
    const said = cite({ ...report, title: 'SAMPLE Focus, Version 5.0', edition }, style).text;
    expect(said.split('Version 5.0')).toHaveLength(2);
  }
  expect(cslItem({ ...report, edition }).edition).toBe(edition);
  expect(bibtexEntry({ ...report, edition })).toContain('edition = {Version 5.0}');
  expect(risRecord({ ...report, edition })).toContain('ET  - Version 5.0');
});
