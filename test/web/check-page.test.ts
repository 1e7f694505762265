import { load } from 'cheerio';
import { Document, FootnoteReferenceRun, Packer, Paragraph, TextRun } from 'docx';
import { extractRawText } from 'mammoth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawnPdf } from '../read/pdf-samples.ts';
import { type Library, openLibrary } from './library.ts';
import { commissionReport, sources } from './shelf.ts';

let library: Library;

beforeAll(async () => {
  library = await openLibrary(sources);
  await library.shelve(commissionReport);
  await library.index();
});

afterAll(() => library.close());

const brief =
  'SAMPLE brief. As held, “a Moscow district court fined him under article 19.34 of the Code” and “a Moscow regional court fined him under article 19.34 of the Code”.';

function send(path: string, fields: Record<string, string | File>, headers: Record<string, string> = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return fetch(library.url + path, { method: 'POST', body: form, headers });
}

async function docx(): Promise<File> {
  const document = new Document({ sections: [{ children: [new Paragraph(brief)] }] });
  return new File([new Uint8Array(await Packer.toBuffer(document))], 'brief.docx');
}

test('a brief of Word is checked on the page: what differs comes first, in the words of both, with a link to the passage', async () => {
  const page = load(await (await send('/check', { file: await docx() })).text());
  expect(page('.finding').length).toBe(2);
  const first = page('.finding').first();
  expect(first.hasClass('unsound')).toBe(true);
  expect(first.find('del').text()).toBe('regional');
  expect(first.find('ins').text()).toBe('district');
  expect(first.find('.foot a').attr('href')).toMatch(/^\/reports\/sample-commission-[0-9a-f]+#p-0$/);
});

test('what a footnote of a Word brief cites is held against the quotation that bears its mark', async () => {
  const document = new Document({
    footnotes: { 1: { children: [new Paragraph(`SAMPLE Commission, ¶ 3, ${commissionReport.url}.`)] } },
    sections: [
      {
        children: [
          new Paragraph({
            children: [
              new TextRun('As held, “a Moscow district court fined him under article 19.34 of the Code”'),
              new FootnoteReferenceRun(1),
              new TextRun(', and much else.'),
            ],
          }),
        ],
      },
    ],
  });
  const file = new File([new Uint8Array(await Packer.toBuffer(document))], 'brief.docx');
  const answer = (await (await send('/api/v1/quotations', { file })).json()) as { quotations: object[] };
  expect(answer.quotations).toMatchObject([
    { verdict: 'exact', addresses: [commissionReport.url], wrongPinpoint: { actual: { paragraph: '14-15' } } },
  ]);
});

test('the result can be had as a document of Word and as JSON', async () => {
  const word = await send('/check', { text: brief, as: 'docx' });
  expect(word.headers.get('content-disposition')).toContain('quotations.docx');
  const read = await send('/check', { file: new File([await word.arrayBuffer()], 'result.docx') });
  expect(await read.text()).toContain('regional');
  const json = (await (await send('/check', { text: brief, as: 'json' })).json()) as { quotations: object[] };
  expect(json.quotations).toMatchObject([{ verdict: 'exact' }, { verdict: 'altered' }]);
});

test('what is too long to be looked up, or never closed, is said on the page, in the document and in JSON', async () => {
  const long = `SAMPLE beginning of a long quotation ${'of many words '.repeat(500)}`;
  const text = `“${long}” and ${brief} “SAMPLE words that are never closed`;
  const page = load(await (await send('/check', { text })).text());
  expect(page('.total').text()).toContain('2 not looked up');
  const notes = page('.finding').filter((_, one) => /6,000|never closed/.test(page(one).text()));
  expect(notes.map((_, one) => page(one).find('bdi').text()).get()).toEqual([
    expect.stringContaining('SAMPLE beginning of a long quotation'),
    'SAMPLE words that are never closed',
  ]);
  const json = (await (await send('/api/v1/quotations', { text })).json()) as { unchecked: { why: string }[] };
  expect(json.unchecked.map(({ why }) => why)).toEqual(['too-long', 'not-closed']);
  const word = await send('/check', { text, as: 'docx' });
  const { value } = await extractRawText({ buffer: Buffer.from(await word.arrayBuffer()) });
  expect(value).toMatch(/2 not looked up.*SAMPLE beginning of a long quotation.*SAMPLE words that are never closed/s);
});

test('the API gives the same, and keeps and logs no word of the brief', async () => {
  const before = await library.store.counts();
  const response = await send('/api/v1/quotations', { text: brief });
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({
    quotations: [{ verdict: 'exact', found: { place: { paragraph: '14-15' } } }, { verdict: 'altered' }],
  });
  expect(await library.store.counts()).toEqual(before);
  expect(library.logged.join()).not.toContain('regional');
});

const scan = () => drawnPdf((sheet) => void sheet.document.rect(50, 50, 400, 600).fill('grey'));
const locked = () => drawnPdf((sheet) => void sheet.document.text('SAMPLE'), { userPassword: 'secret' });

test.each([
  ['a scan', scan, 'Run text recognition (OCR) over it, or give the brief as DOCX or as text.'],
  ['a locked brief', locked, 'Save a copy without a password and give that.'],
])('%s is told what to do about it, on the page and by the API', async (_what, make, words) => {
  const file = new File([new Uint8Array(await make())], 'brief.pdf');
  const page = await send('/check', { file });
  expect(page.status).toBe(422);
  expect(load(await page.text())('[role=alert]').text()).toContain(words);
  const answer = await send('/api/v1/quotations', { file });
  expect(answer.status).toBe(422);
  expect(((await answer.json()) as { detail: string }).detail).toContain(words);
});

test.each([
  ['pages', `${'SAMPLE words. '.repeat(450_000)}`, 'at most 6,000,000, some 2,000 pages'],
  ['quotations', '“one two three four five” '.repeat(2001), '2,001 quotations; at most 2,000'],
])('a brief of too many %s is refused with the limit said', async (_what, text, words) => {
  const file = new File([text], 'brief.txt');
  const answer = await send('/api/v1/quotations', { file });
  expect(answer.status).toBe(400);
  expect(((await answer.json()) as { detail: string }).detail).toContain(words);
});

test.each([
  ['an empty form', { text: '' }, 'nothing to check'],
  ['a broken document', { file: new File(['PK\u0003\u0004 nothing'], 'broken.docx') }, 'Save it as DOCX or PDF'],
])('%s is told in words above the form', async (_what, fields, words) => {
  const response = await send('/check', fields);
  expect(response.status).toBeGreaterThanOrEqual(400);
  expect(response.status).toBeLessThan(500);
  expect(load(await response.text())('[role=alert]').text()).toContain(words);
});

test('a form of another site is refused', async () => {
  const response = await send('/check', { text: brief }, { origin: 'https://elsewhere.example' });
  expect(response.status).toBe(403);
});
