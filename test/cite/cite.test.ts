import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bibtexEntry } from '../../src/cite/bibtex.ts';
import { cite, styleOf, styles } from '../../src/cite/cite.ts';
import { cslItem } from '../../src/cite/csl.ts';
import { type CitedDocument, documentKind } from '../../src/cite/document.ts';
import { type Pinpoint, pinpointOf } from '../../src/cite/pinpoint.ts';
import { citedReport, type KnownReport } from '../../src/cite/report.ts';
import { risRecord } from '../../src/cite/ris.ts';
import { romanise } from '../../src/cite/romanise.ts';
import { documents } from './documents.ts';
import { citations } from './golden.ts';

const golden = JSON.parse(readFileSync(join(import.meta.dirname, 'golden.json'), 'utf8'));
const news = documents['Russian news by two persons, undated, its title translated by somebody']?.document;
const bluebook = styleOf('bluebook');
const plain = styleOf('plain');
const judgment = { kind: 'judgment', language: 'en', publishedOn: '2025-04-29' } as const;
if (news === undefined || bluebook === undefined || plain === undefined)
  throw new Error('the set of documents lost one');

test('every kind of document is cited in every style as it was reviewed', () => {
  expect(citations()).toEqual(golden);
});

test('no citation prints an element twice over or leaves a hole', () => {
  const all = Object.values(citations()).flatMap((byStyle) => Object.values(byStyle));
  expect(all.filter((text) => /undefined|null|NaN|,,|, ,|\(\)| {2}|\s[,.]|\.\.$/.test(text))).toEqual([]);
});

const undated = 'The document states no date of publication.';
const shouted = 'The court prints the name of the case in capitals: check how abbreviations in it are written.';
const untranslated = 'No English title is known: add a translation of the title in brackets, and say whose it is.';

test('an undated document says so in every style', () => {
  for (const style of styles) expect(cite(news, style).text).toContain('n.d.');
});

test.each<[string, Partial<CitedDocument>, string[]]>([
  ['a dated page in English', { language: 'en', publishedOn: '2025' }, []],
  ['a page in British English', { language: 'en-GB', publishedOn: '2025' }, []],
  ['a page whose language nobody knows', { language: 'und', publishedOn: '2025' }, []],
  ['a Russian page of which an English title is known', { publishedOn: '2025', englishTitle: { text: 'Search' } }, []],
  ['an undated Russian page without one', {}, [undated, untranslated]],
  ['a judgment named in capitals', { ...judgment, title: 'CASE OF PRIMEROV v. RUSSIA' }, [shouted]],
  ['a judgment named in capitals throughout', { ...judgment, title: 'CASE OF PRIMEROV V. RUSSIA' }, [shouted]],
  ['a French one', { ...judgment, language: 'fr', title: 'AFFAIRE FICTIF c. RUSSIE' }, [shouted, untranslated]],
  ['a judgment named in small letters', { ...judgment, title: 'Primerov v. Russia' }, []],
  ['a report in capitals', { ...judgment, kind: 'report', title: 'COUNTRY REPORT' }, []],
])('%s is cited with the doubts that it leaves, and no others', (_, given, doubts) => {
  const { englishTitle: _given, ...bare } = news;
  expect(cite({ ...bare, ...given }, plain).notes).toEqual(doubts);
});

test('what is set in italics and what leads to an address is told apart from the rest', () => {
  const report = documents['report of a series, PDF page unlike the printed one']?.document ?? news;
  expect(cite(report, styleOf('oscola') ?? plain).set).toEqual([
    { text: 'European Union Agency for Asylum, ' },
    { text: 'Russian Federation: SAMPLE Focus', italic: true },
    { text: ' (COI Report, 4 December 2025) <' },
    { text: report.url, href: report.url },
    { text: '> accessed 22 November 2026.' },
  ]);
});

test('the line below a citation names the capture by time and hash, and further archives', () => {
  const archived = documents['web page with its copy at an archive']?.document ?? news;
  const captured = `Captured 22 November 2026, 16:04 UTC, SHA-256 ${'5a'.repeat(32)}`;
  expect(cite(archived, bluebook).archivedCopy).toBe(
    `${captured}; also archived 22 November 2026 at https://perma.cc/XXXX-XXXX`,
  );
  const undatedCopy = { ...archived, archives: [{ url: 'https://perma.cc/YYYY-YYYY' }] };
  expect(cite(undatedCopy, bluebook).archivedCopy).toBe(`${captured}; also archived at https://perma.cc/YYYY-YYYY`);
  expect(cite(news, bluebook).archivedCopy).toBe(captured);
});

test.each([
  ['CASE OF PRIMEROV v. RUSSIA', 'Primerov v. Russia'],
  ['CASE OF  PRIMEROV v. RUSSIA  [GC] ', 'Primerov v. Russia'],
  ['CASE OF PRIMEROV v. RUSSIA[gc]', 'Primerov v. Russia'],
  ['CASE OF PRIMEROV v. RUSSIA [Russian Translation by the SAMPLE Centre]', 'Primerov v. Russia'],
  ['CASE OF PRIMEROV v. RUSSIA [Committee]', 'Primerov v. Russia [Committee]'],
  ['CASE OF PRIMEROV v. RUSSIA [GC] AND OTHERS', 'Primerov v. Russia [GC] and Others'],
  ['Showcase of Primerov v. Russia', 'Showcase of Primerov v. Russia'],
  ['AFFAIRE FICTIF ET AUTRES c. RUSSIE', 'Fictif et autres c. Russie'],
])('a judgment entitled %s is the case of %s', (title, name) => {
  expect(cite({ ...news, ...judgment, title }, bluebook).set[0]).toEqual({ text: name, italic: true });
});

test.each([
  ['ru', ' (Russ.), '],
  ['uk', ' (Ukr.), '],
  ['fr', ' (Fr.), '],
  ['de-CH', ' (Ger.), '],
  ['nl', ' (Dutch), '],
  ['ka', ' (Georgian), '],
  ['en-GB', '(n.d.), '],
  ['und', '(n.d.), '],
])('after the date the Bluebook says of a page in %s:%s', (language, said) => {
  for (const kind of ['report', 'web-page'] as const)
    expect(cite({ ...news, kind, language }, bluebook).text).toContain(`${said}https://`);
});

test('a publisher that signs as author, in capitals or with other marks, is named once', () => {
  const signed = (author: string) =>
    cite({ ...bare, kind: 'report', authors: [author], title: 'SAMPLE trials' }, plain).text.split('ights').length - 1;
  expect([signed('SAMPLE Rights-Monitor'), signed('Sample Rights Monitor.')]).toEqual([1, 1]);
  expect(signed('SAMPLE Rights Monitors')).toBe(2);
});

test('a letter that would turn the direction of reading is written out in RIS', () => {
  expect(risRecord({ ...bare, title: 'SAMPLE \u202epage\u2069' })).toContain('TI  - SAMPLE [U+202E]page[U+2069]\r\n');
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
  ['ЩУКА, ЛЕЩ, Щ. Ю. Лещ, ЛЩа', 'ru', 'SHCHUKA, LESHCH, Shch. Yu. Leshch, LShcha'],
  ['Київ, Їжак, Григорій', 'uk', 'Kyyiv, Yizhak, Hryhoriy'],
])('%s follows BGN/PCGN', (text, language, romanised) => {
  expect(romanise(text, 'bgn-pcgn', language)).toBe(romanised);
});

test('a place is told by printed paragraph before page, and by heading and count where nothing is printed', () => {
  const passage = (id: string, given: object) => ({ id, headings: ['A', 'B'], text: 'one\ntwo', ...given });
  const all = [passage('x.1.0', {}), passage('x.1.1', {}), passage('x.1.2', { headings: ['A'] })];
  expect(pinpointOf(passage('x.1.1', {}), all)).toEqual({ heading: 'B', position: 3 });
  expect(pinpointOf(passage('x.1.2', { headings: ['A'], page: 'iv', sheet: 6 }), all)).toEqual({
    page: 'iv',
    sheet: 6,
    heading: 'A',
    position: 1,
  });
  expect(pinpointOf(passage('x.1.0', { headings: [], paragraph: '12' }), all)).toEqual({ paragraph: '12' });
});

test.each<[Pinpoint, string | undefined]>([
  [{ paragraph: '14' }, 'Paragraph 14'],
  [{ paragraph: '14-15', page: '3' }, 'Paragraphs 14–15'],
  [{ page: '12', sheet: 14 }, 'Page 12 [Page 14 of the PDF]'],
  [{ page: '12', sheet: 12 }, 'Page 12'],
  [{ page: 'iv' }, 'Page iv'],
  [{ sheet: 3 }, 'Page 3 of the PDF'],
  [{ heading: 'Trials' }, 'Under “Trials”'],
  [{ heading: 'Trials', position: 10 }, 'Under “Trials”, tenth paragraph'],
  [{ heading: 'Trials', position: 11 }, 'Under “Trials”, 11th paragraph'],
  [{ heading: 'Trials', position: 21 }, 'Under “Trials”, 21st paragraph'],
  [{ heading: 'Trials', position: 112 }, 'Under “Trials”, 112th paragraph'],
  [{ heading: 'Trials', position: 113 }, 'Under “Trials”, 113th paragraph'],
  [{ position: 3 }, undefined],
])('the place %o is printed as %s', (at, printed) => {
  const page = documents['web page with its copy at an archive']?.document ?? news;
  const rest = printed === undefined ? '' : `${printed}. `;
  expect(cite(page, plain, { at }).text).toContain(`6 March 2026. ${rest}https://`);
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
  [{ sourceKind: 'academic', contentType: 'text/html' }, 'report'],
  [{ sourceKind: 'ngo', contentType: 'text/html', documentNumber: 'ECLI:CE:ECHR:2022:0607JUD003240110' }, 'judgment'],
])('%o is a %s', (standing, kind) => {
  expect(documentKind(standing)).toBe(kind);
});

const captured = `Captured 2026-11-22T16:04:03.000Z; SHA-256 ${'5a'.repeat(32)}`;
const complete: CitedDocument = {
  id: 'sample-1',
  kind: 'report',
  authors: ['Иван Примеров', 'SAMPLE Rights Monitor'],
  publisher: 'SAMPLE & Partners',
  title: 'Год судов',
  englishTitle: { text: 'A year of trials' },
  language: 'ru',
  publishedOn: '2025-12-04',
  documentNumber: 'No. 5',
  series: 'COI Report',
  edition: '2nd',
  url: 'https://sample.example/a{b}',
  capture: news.capture,
  archives: [{ url: 'https://perma.cc/XXXX-XXXX' }, { url: 'https://archive.example/1' }],
};
const bare: CitedDocument = {
  id: 'sample-2',
  kind: 'web-page',
  authors: [],
  publisher: 'SAMPLE Rights Monitor',
  title: 'SAMPLE page',
  language: 'und',
  url: 'https://sample.example/b',
  capture: news.capture,
};

test('CSL-JSON holds all that a document states, whole names, partial dates and the day of the capture', () => {
  const accessed = { 'date-parts': [[2026, 11, 22]] };
  expect(cslItem(complete)).toEqual({
    id: 'sample-1',
    type: 'report',
    title: 'Год судов',
    author: [{ literal: 'Иван Примеров' }, { literal: 'SAMPLE Rights Monitor' }],
    publisher: 'SAMPLE & Partners',
    'collection-title': 'COI Report',
    edition: '2nd',
    number: 'No. 5',
    issued: { 'date-parts': [[2025, 12, 4]] },
    accessed,
    language: 'ru',
    URL: 'https://sample.example/a{b}',
    archive_location: 'https://perma.cc/XXXX-XXXX',
    note: `Title in English: A year of trials. ${captured}`,
  });
  const bareItem = {
    id: 'sample-2',
    type: 'webpage',
    title: 'SAMPLE page',
    author: [{ literal: 'SAMPLE Rights Monitor' }],
    'container-title': 'SAMPLE Rights Monitor',
    accessed,
    URL: 'https://sample.example/b',
    note: captured,
  };
  expect(cslItem(bare)).toStrictEqual(bareItem);
  expect(cslItem({ ...bare, kind: 'news' })).toStrictEqual({ ...bareItem, type: 'article-newspaper' });
});

test('the court of a judgment is its authority and no author', () => {
  const item = cslItem({ ...bare, kind: 'judgment', title: 'CASE OF PRIMEROV v. RUSSIA', publisher: 'SAMPLE Court' });
  expect(item).toMatchObject({
    type: 'legal_case',
    title: 'Primerov v. Russia',
    author: [],
    authority: 'SAMPLE Court',
  });
  expect(Object.keys(item)).not.toEqual(expect.arrayContaining(['publisher']));
});

test('RIS holds all that a document states, and no field for what it does not', () => {
  expect(risRecord(complete, { page: '12' }).split('\r\n')).toEqual([
    'TY  - RPRT',
    'ID  - sample-1',
    'AU  - Иван Примеров',
    'AU  - SAMPLE Rights Monitor',
    'TI  - Год судов',
    'PB  - SAMPLE & Partners',
    'PY  - 2025',
    'DA  - 2025/12/04',
    'M1  - No. 5',
    'SP  - 12',
    'LA  - ru',
    'UR  - https://sample.example/a{b}',
    'Y2  - 2026/11/22',
    'TT  - A year of trials',
    'T3  - COI Report',
    'ET  - 2nd',
    'L2  - https://perma.cc/XXXX-XXXX',
    'L2  - https://archive.example/1',
    `N1  - ${captured}`,
    'ER  - ',
    '',
  ]);
  expect(risRecord(bare).split('\r\n')).toEqual([
    'TY  - ELEC',
    'ID  - sample-2',
    'AU  - SAMPLE Rights Monitor',
    'TI  - SAMPLE page',
    'PB  - SAMPLE Rights Monitor',
    'UR  - https://sample.example/b',
    'Y2  - 2026/11/22',
    `N1  - ${captured}`,
    'ER  - ',
    '',
  ]);
});

test('BibLaTeX holds all that a document states, and no field for what it does not', () => {
  expect(bibtexEntry(complete).split('\n')).toEqual([
    '@report{sample-1,',
    '  author = {{Иван Примеров} and {SAMPLE Rights Monitor}},',
    '  title = {{Год судов}},',
    '  titleaddon = {[A year of trials]},',
    '  institution = {SAMPLE \\& Partners},',
    '  series = {COI Report},',
    '  edition = {2nd},',
    '  number = {No. 5},',
    '  date = {2025-12-04},',
    '  langid = {russian},',
    '  url = {https://sample.example/a%7Bb%7D},',
    '  urldate = {2026-11-22},',
    `  note = {${captured}},`,
    '}',
    '',
  ]);
  expect(bibtexEntry({ ...bare, kind: 'judgment', language: 'en', title: ' SAMPLE\n\tpage ' }).split('\n')).toEqual([
    '@jurisdiction{sample-2,',
    '  title = {{SAMPLE page}},',
    '  institution = {SAMPLE Rights Monitor},',
    '  langid = {english},',
    '  url = {https://sample.example/b},',
    '  urldate = {2026-11-22},',
    `  note = {${captured}},`,
    '}',
    '',
  ]);
  expect(bibtexEntry(bare)).not.toContain('langid');
});

const known: KnownReport = {
  report: {
    id: 'sample-1',
    sourceId: 'sample',
    url: 'https://sample.example/a',
    title: 'Год судов',
    authors: ['Иван Примеров'],
    language: 'ru',
    firstSeenAt: '2026-11-22T16:04:03.000Z',
    newsAt: '2026-11-22T16:04:03.000Z',
    lastSeenAt: '2026-11-22T16:04:03.000Z',
    status: 'live',
    version: 1,
  },
  capture: { ...news.capture, contentType: 'text/html' },
  source: { publisher: 'SAMPLE Rights Monitor', kind: 'ngo' },
  translations: [],
};

test('a report is cited with what its record holds, and nothing else', () => {
  const basics = {
    id: 'sample-1',
    kind: 'web-page',
    authors: ['Иван Примеров'],
    publisher: 'SAMPLE Rights Monitor',
    title: 'Год судов',
    language: 'ru',
    url: 'https://sample.example/a',
    capture: news.capture,
  };
  expect(citedReport(known)).toStrictEqual(basics);
  const more = { publishedOn: '2025-12', documentNumber: 'A/HRC/1/1', series: 'SAMPLE series', edition: '2024' };
  const archives = [{ url: 'https://perma.cc/XXXX-XXXX' }];
  const cited = { ...basics, ...more, archives, kind: 'un-document' };
  expect(citedReport({ ...known, report: { ...known.report, ...more }, archives })).toStrictEqual(cited);
  expect(citedReport({ ...known, report: { ...known.report, series: 'SAMPLE series' } }).kind).toBe('report');
});

test('the English title is the publisher’s own unless somebody gives one, and an English report has none', () => {
  const translations = [
    { title: 'Année', language: 'fr' },
    { title: 'A year of trials', language: 'en-GB' },
  ];
  const englishTitle = { text: 'One year', translator: 'P. Name' };
  expect(citedReport({ ...known, translations }).englishTitle).toEqual({ text: 'A year of trials' });
  expect(citedReport({ ...known, translations, englishTitle }).englishTitle).toEqual(englishTitle);
  expect(citedReport({ ...known, translations: translations.slice(0, 1) })).not.toHaveProperty('englishTitle');
  const english = { ...known.report, language: 'en-GB' };
  expect(citedReport({ ...known, report: english, translations, englishTitle })).not.toHaveProperty('englishTitle');
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
