import { afterAll, beforeAll, expect, test } from 'vitest';
import { styleIds } from '../../../src/cite/cite.ts';
import { type Library, openLibrary } from '../library.ts';
import { commissionReport, monitorReport, sources } from '../shelf.ts';

let library: Library;
let english: string;
let russian: string;

beforeAll(async () => {
  library = await openLibrary(sources);
  english = (await library.shelve(commissionReport)).reportId;
  russian = (await library.shelve(monitorReport)).reportId;
  await library.index();
});

afterAll(() => library.close());

type Cited = { citations: { style: string; text: string; archivedCopy: string; notes: string[] }[] };

async function cited(path: string): Promise<Cited> {
  return (await (await fetch(`${library.url}/api/v1/reports/${path}`)).json()) as Cited;
}

test('a passage is cited to its printed paragraph, and the capture it rests on is named', async () => {
  const { citations } = await cited(`${english}/cite?style=bluebook&passage=${english}.1.0`);
  expect(citations.map(({ text }) => text)).toEqual([
    'SAMPLE Staff, SAMPLE annual report 2025: Russia, SAMPLE Comm’n, ¶¶ 14–15 (Mar. 2026), https://sample-commission.example/reports/2025-russia (on file with author).',
  ]);
  expect(citations[0]?.archivedCopy).toMatch(/^Captured \d.* UTC, SHA-256 [0-9a-f]{64}$/);
});

test('without a style all are given, and a Russian title says that its English is lacking until somebody gives one', async () => {
  const { citations } = await cited(`${russian}/cite`);
  expect(citations.map(({ style }) => style)).toEqual(styleIds);
  expect(citations[0]?.notes.join(' ')).toContain('No English title is known');
  const given = await cited(
    `${russian}/cite?style=chicago&script=bgn-pcgn&english=SAMPLE%3A%20report&translator=A.%20B.`,
  );
  expect(given.citations[0]?.text).toContain(
    '“SAMPLE: doklad o presledovaniyakh” [SAMPLE: report; translation by A. B.],',
  );
});

test.each([
  ['ris', 'application/x-research-info-systems; charset=utf-8', 'TI  - SAMPLE: доклад о преследованиях'],
  ['bibtex', 'application/x-bibtex; charset=utf-8', 'title = {{SAMPLE: доклад о преследованиях}}'],
  ['csl', 'application/vnd.citationstyles.csl+json; charset=utf-8', '"title": "SAMPLE: доклад о преследованиях"'],
])('%s is a file for a reference manager, Cyrillic whole', async (format, type, line) => {
  const response = await fetch(`${library.url}/api/v1/reports/${russian}/cite/${format}`);
  expect(response.headers.get('content-type')).toBe(type);
  expect(response.headers.get('content-disposition')).toContain('attachment');
  expect(await response.text()).toContain(line);
});

test.each([
  ['an unknown style', '/cite?style=mla', 400, 'style'],
  ['a passage of another report', '/cite?passage=sample-monitor-00000000.1.0', 404, 'passage'],
  ['a version that there is not', '/cite?version=9', 404, 'version'],
])('%s is refused by name', async (_what, path, status, parameter) => {
  const response = await fetch(`${library.url}/api/v1/reports/${english}${path}`);
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ parameter });
});

test('the page prints a reader’s own English title in brackets, with whose it is, in the letters chosen', async () => {
  const address = `${library.url}/reports/${russian}/cite?english=SAMPLE%20report%20%3Cb%3E&translator=A.%20B.&script=bgn-pcgn`;
  const page = await (await fetch(address)).text();
  expect(page).toContain('doklad o presledovaniyakh</i> [SAMPLE report &lt;b&gt;; translation by A. B.]');
  expect(page).toContain('<option value="bgn-pcgn" selected>');
  expect((await fetch(`${library.url}/reports/${russian}/cite?script=runes`)).status).toBe(400);
});
