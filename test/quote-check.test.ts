import { afterAll, beforeAll, expect, test } from 'vitest';
import type { QuotationFinding } from '../src/quote/finding.ts';
import { createQuoteChecker } from '../src/quote-check.ts';
import { blocksOf, type Library, openLibrary } from './web/library.ts';
import { commissionReport, monitorReport, shortReports, sources } from './web/shelf.ts';

let library: Library;
let commission: string;

const older = {
  ...commissionReport,
  url: 'https://sample-commission.example/changed',
  title: 'SAMPLE note that changed',
  blocks: blocksOf('¶1 SAMPLE. The invented registry was opened to visitors on every second Thursday of the month.'),
};

beforeAll(async () => {
  library = await openLibrary(sources);
  commission = (await library.shelve(commissionReport)).reportId;
  for (const report of [monitorReport, ...shortReports]) await library.shelve(report);
  await library.shelve({ ...older, capturedAt: '2026-10-01T00:00:00.000Z' });
  await library.shelve({
    ...older,
    blocks: blocksOf('¶1 SAMPLE. The invented registry has been closed to all visitors since the month of May.'),
    capturedAt: '2026-11-01T00:00:00.000Z',
  });
  await library.shelve({
    ...older,
    url: 'https://sample-commission.example/twice',
    title: 'SAMPLE note that repeats itself',
    blocks: [
      ...blocksOf(`¶1 SAMPLE. The invented sentence stands twice in it. ${'Much else stands between. '.repeat(60)}`),
      ...blocksOf(
        `¶7 SAMPLE. Again: The invented sentence stands twice in it. ${'Other things follow it. '.repeat(60)}`,
      ),
    ],
  });
  await library.index();
});

afterAll(() => library.close());

async function check(text: string): Promise<QuotationFinding[]> {
  return (await createQuoteChecker(library).check({ text })).quotations;
}

test('a quotation that stands word for word is found at its passage, with the capture it rests on', async () => {
  const [finding] = await check('It says “a Moscow district court fined him under article 19.34 of the Code”.');
  expect(finding).toMatchObject({
    verdict: 'exact',
    differences: [],
    found: { reportId: commission, passageId: `${commission}.1.0`, at: { paragraph: '14-15' } },
    warnings: [],
  });
  expect(finding?.found?.capture?.sha256).toMatch(/^[0-9a-f]{64}$/);
});

test.each([
  ['a changed word', 'a Moscow regional court fined him under article 19.34 of the Code', 'district'],
  ['a changed number', 'sentenced the invented believer Ivan Obraztsov to seven years in a penal colony', 'six'],
  ['Russian', 'суд в Москве назначил ему штраф по статье 19.34 КоАП РФ', 'ей'],
])('%s is shown beside the word of the source', async (_what, quotation, source) => {
  const [finding] = await check(`He wrote “${quotation}”.`);
  expect(finding?.verdict).toBe('altered');
  expect(finding?.differences.map((difference) => difference.source)).toEqual([source]);
});

test('an invented quotation is not found', async () => {
  expect((await check('“The minister personally ordered that nobody be spared that winter.”'))[0]?.verdict).toBe(
    'not-found',
  );
});

test('a quotation across two passages is found', async () => {
  const [finding] = await check('“The case shows how the designation leads from fines to prison.”');
  expect(finding?.verdict).toBe('exact');
});

test('words that stand elsewhere than in the report cited are found in the other report', async () => {
  const text = `“a Moscow district court fined him under article 19.34” (${monitorReport.url}).`;
  expect((await check(text))[0]).toMatchObject({
    verdict: 'other-report',
    likeness: 'exact',
    found: { reportId: commission },
  });
});

test('words that a publisher has since changed are found in the older version, and the report is said to have changed', async () => {
  const [finding] = await check('“The invented registry was opened to visitors on every second Thursday”');
  expect(finding).toMatchObject({
    verdict: 'older-version',
    found: { version: 1, newestVersion: 2 },
    warnings: ['changed'],
  });
});

test('a paragraph that is not the one where the words stand is a wrong pinpoint', async () => {
  const [right, wrong] = await check(
    'A “a Moscow district court fined him under article 19.34”, ¶ 15. B “Officers of the Federal Security Service searched eleven homes”, ¶ 3.',
  );
  expect(right?.wrongPinpoint).toBeUndefined();
  expect(wrong?.wrongPinpoint).toMatchObject({ cited: [{ value: '3' }], actual: { paragraph: '16' } });
});

test('words that stand at two places are at the one that the brief points to', async () => {
  const [first, second] = await check(
    'A “The invented sentence stands twice in it”, ¶ 2. B “The invented sentence stands twice in it”, ¶ 7.',
  );
  expect(first).toMatchObject({ verdict: 'exact', wrongPinpoint: { actual: { paragraph: '1' } } });
  expect(second?.wrongPinpoint).toBeUndefined();
  expect(second?.found?.at?.paragraph).toBe('7');
});

test('of many quotations each finds its own superseded text', async () => {
  const findings = await check(
    '“The invented registry was opened to visitors on every second Thursday” “nobody ever wrote these invented words” “registry was opened to visitors on every second Thursday of the month”',
  );
  expect(findings.map(({ verdict }) => verdict)).toEqual(['older-version', 'not-found', 'older-version']);
});

test('every address is told to be in the archive or not, whichever form it is cited in', async () => {
  const { addresses } = await createQuoteChecker(library).check({
    text: `See ${commissionReport.url}?utm_source=mail and https://unknown.example/x.`,
  });
  expect(addresses).toMatchObject([
    { report: { reportId: commission, status: 'live' } },
    { url: 'https://unknown.example/x' },
  ]);
  expect(addresses[1]).not.toHaveProperty('report');
});

test('hostile text is looked up as words', async () => {
  const texts = [
    `“${Array.from('abcdef', (letter) => letter.repeat(200)).join(' ')}”`,
    '“" OR 1=1 -- source:x NEAR(a b) * ^ five words here”',
    `“${'a '.repeat(2900)}”`,
    '“[[[[ ... ]]]] one two three four five”',
  ];
  for (const text of texts) expect((await check(text)).map(({ verdict }) => verdict)).toEqual(['not-found']);
});
