import { expect, test } from 'vitest';
import { pdf } from '../../src/read/pdf.ts';
import { evaluatePdf } from '../eval/read-pdf.ts';
import { recordings } from '../recordings.ts';
import { drawnPdf, pageOf, rawPdf, type Sheet, wrapped } from './pdf-samples.ts';

const real = recordings('corpus/ovdinfo-reports/2014_cr-report');
const english =
  'SAMPLE text. The court found that the applicant had held a single picket near the building of the regional administration, and that the poster called on passers-by to remember those who were held in custody for words that they had said.';
const russian =
  'Образец. Суд установил, что заявительница вышла на одиночный пикет к зданию областной администрации и что плакат призывал прохожих помнить о тех, кого держат под стражей за сказанные слова и прочитанные стихи.';

async function blocksOf(draw: (sheet: Sheet) => void) {
  return (await pdf(pageOf(await drawnPdf(draw)))).blocks;
}

function prose(sheet: Sheet, y: number, text: string, { x = 72, width = 450, size = 11 } = {}): number {
  return sheet.lines(x, y, wrapped(sheet, text, width, size), size);
}

test('lines become paragraphs, larger type headings with levels, bullets list items', async () => {
  const blocks = await blocksOf((sheet) => {
    sheet.at(72, 90, 'Report of a SAMPLE mission', 22, 'bold');
    sheet.at(72, 130, 'Findings', 15, 'bold');
    let y = prose(sheet, 160, english) + 8;
    y = prose(sheet, y, russian) + 8;
    y = sheet.lines(90, y, ['• The first finding is short.']) + 4;
    sheet.lines(90, y, [
      '• The second finding, which is longer than the first one, goes on in a',
      '   second line of its own.',
    ]);
  });
  expect(blocks.map(({ kind, level, text }) => ({ kind, level, text }))).toEqual([
    { kind: 'heading', level: 1, text: 'Report of a SAMPLE mission' },
    { kind: 'heading', level: 2, text: 'Findings' },
    { kind: 'paragraph', level: undefined, text: english },
    { kind: 'paragraph', level: undefined, text: russian },
    { kind: 'item', level: undefined, text: 'The first finding is short.' },
    {
      kind: 'item',
      level: undefined,
      text: 'The second finding, which is longer than the first one, goes on in a second line of its own.',
    },
  ]);
});

test('two columns are read one after the other, with the title above both first', async () => {
  const left = `${english} ${english}`;
  const right = `${russian} ${russian}`;
  const blocks = await blocksOf((sheet) => {
    sheet.at(72, 80, 'A title that runs over the two columns of the sheet', 18, 'bold');
    prose(sheet, 120, left, { x: 60, width: 220 });
    prose(sheet, 120, right, { x: 310, width: 220 });
  });
  expect(blocks.map((block) => block.text)).toEqual([
    'A title that runs over the two columns of the sheet',
    left,
    right,
  ]);
});

/** Lines as wide as their column, whatever that makes of the spaces in them. */
function justified(sheet: Sheet, y: number, text: string, { x, width }: { x: number; width: number }): void {
  const lines = wrapped(sheet, text, width);
  for (const [index, line] of lines.entries()) {
    const words = line.split(' ');
    const letters = words.reduce((sum, word) => sum + sheet.document.widthOfString(word), 0);
    const space = index === lines.length - 1 ? 3 : (width - letters) / (words.length - 1);
    let at = x;
    for (const word of words) at = sheet.at(at, y + index * 15, word) + space;
  }
}

test('columns set justified are read one after the other, though spaces in them are wider than those between them', async () => {
  const more =
    'Жалобу на постановление районного суда не рассмотрели, хотя задержание продлили, и правозащитники из трёх областей назвали это преследование местью.';
  const columns = [`${russian} ${more}`, `${more} ${russian}`, `${english} ${russian}`].map(
    (text) => `${text} ${text}`,
  );
  for (const count of [2, 3]) {
    const blocks = await blocksOf((sheet) => {
      const width = count === 2 ? 240 : 160;
      for (const [at, text] of columns.slice(0, count).entries())
        justified(sheet, 120, text, { x: 50 + at * (width + 14), width });
    });
    expect(blocks.map(({ kind, text }) => `${kind}: ${text}`)).toEqual(
      columns.slice(0, count).map((text) => `paragraph: ${text}`),
    );
  }
});

test('a table of words is a table, however wide', async () => {
  const rows = [
    ['Moscow', 'regional court', 'convicted'],
    ['Komi', 'garrison court', 'acquitted'],
    ['Chechnya', 'supreme court', 'pending'],
    ['Dagestan', 'district court', 'convicted'],
  ];
  const blocks = await blocksOf((sheet) => {
    for (const [row, cells] of rows.entries())
      for (const [column, cell] of cells.entries()) sheet.at(60 + column * 170, 120 + row * 20, cell);
  });
  expect(blocks.map(({ text }) => text)).toEqual(rows.map((cells) => cells.join(' | ')));
});

test('running headers and page numbers leave the flow, and blocks carry the printed number and the sheet', async () => {
  const blocks = await blocksOf((sheet) => {
    for (const page of [41, 42, 43, 44]) {
      sheet.at(72, 40, 'Country report: Russia', 9);
      prose(sheet, 100, `${['One', 'Two', 'Three', 'Four'][page - 41]} of four. ${english}`);
      sheet.at(290, 810, `– ${page} –`, 9);
      if (page < 44) sheet.next();
    }
  });
  expect(blocks.map(({ page, sheet }) => `${page}/${sheet}`)).toEqual(['41/1', '42/2', '43/3', '44/4']);
  expect(blocks.every((block) => block.text.endsWith(english))).toBe(true);
});

test('a sheet that prints no number has none', async () => {
  const blocks = await blocksOf((sheet) => void prose(sheet, 100, english));
  expect(blocks[0]).not.toHaveProperty('page');
  expect(blocks[0]).toMatchObject({ sheet: 1 });
});

test('words that line ends cut are joined, words with a hyphen of their own keep it', async () => {
  const blocks = await blocksOf((sheet) => {
    sheet.lines(72, 100, [
      'Образец. Правозащитники сооб-',
      'щают о задержаниях, а какие-то',
      'люди без формы увозят задер-',
      'жанных по непонятно какой-',
      'то причине. Информационно-аналитический',
      'центр пишет об этом. Информационно-',
      'аналитический центр прав из-за закона.',
    ]);
  });
  expect(blocks.map((block) => block.text).join(' ')).toBe(
    'Образец. Правозащитники сообщают о задержаниях, а какие-то люди без формы увозят задержанных по непонятно какой-то причине. Информационно-аналитический центр пишет об этом. Информационно-аналитический центр прав из-за закона.',
  );
});

test('soft hyphens that are painted are hyphens', async () => {
  const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Differences [ 128 /sfthyphen ] >> >>';
  const text = 'BT /F1 12 Tf 72 700 Td (SAMPLE: the movement Hizb ut\\200Tahrir is banned in Russia.) Tj ET';
  const { blocks } = await pdf(pageOf(rawPdf(text, font)));
  expect(blocks[0]?.text).toBe('SAMPLE: the movement Hizb ut-Tahrir is banned in Russia.');
});

test('a raised number after an article is part of it, a raised number after a word is a mark and leaves the text', async () => {
  const blocks = await blocksOf((sheet) => {
    let x = sheet.at(72, 100, 'SAMPLE. Её обвинили по статье 280');
    x = sheet.at(x, 96, '3', 6.5);
    sheet.at(x, 100, ' УК РФ за плакат у входа в здание администрации');
    x = sheet.at(72, 115, 'и приговорили к штрафу');
    x = sheet.at(x, 111, '1', 6.5);
    sheet.at(x, 115, ', а затем уволили.');
    prose(sheet, 130, russian);
    const after = sheet.at(72, 780, '1', 5);
    sheet.at(after + 2, 783, 'Приговор от 3 марта 2024 года, вымышленный.', 8);
  });
  const first = blocks.find((block) => block.text.startsWith('SAMPLE'));
  expect(first?.text).toContain('по статье 280.3 УК РФ за плакат');
  expect(first?.text).toContain('к штрафу, а затем');
  expect(first?.marks).toEqual([{ number: '1', at: first?.text.indexOf(', а затем') }]);
  expect(blocks.at(-1)).toMatchObject({
    kind: 'note',
    number: '1',
    text: 'Приговор от 3 марта 2024 года, вымышленный.',
  });
});

test('a paragraph that runs over a sheet end is one block on each sheet, and a word cut there stands whole on the first', async () => {
  const blocks = await blocksOf((sheet) => {
    sheet.lines(72, 770, ['SAMPLE. The paragraph begins at the foot of a sheet and then it conti-']);
    sheet.next();
    sheet.lines(72, 90, ['nues at the head of the next one, where it ends after these few words.']);
  });
  expect(blocks.map(({ sheet, text }) => ({ sheet, text }))).toEqual([
    { sheet: 1, text: 'SAMPLE. The paragraph begins at the foot of a sheet and then it continues' },
    { sheet: 2, text: 'at the head of the next one, where it ends after these few words.' },
  ]);
});

test('a table of contents is left out', async () => {
  const blocks = await blocksOf((sheet) => {
    sheet.at(72, 80, 'Contents', 16, 'bold');
    sheet.lines(72, 110, [
      '1. Summary ........................ 3',
      '2. Findings ....................... 5',
      '3. Recommendations ................ 9',
    ]);
    sheet.next();
    prose(sheet, 100, english);
  });
  expect(blocks.map((block) => block.text)).toEqual([english]);
});

test('the title is the largest text of the first sheet, and no date is taken from the file', async () => {
  const bytes = await drawnPdf(
    (sheet) => {
      sheet.at(72, 90, 'Silenced: a SAMPLE report', 24, 'bold');
      prose(sheet, 140, english);
    },
    { info: { Title: 'Microsoft Word - final_v3.docx', CreationDate: new Date('2020-01-01') } },
  );
  const draft = await pdf(pageOf(bytes));
  expect(draft.title).toBe('Silenced: a SAMPLE report');
  expect(draft).not.toHaveProperty('publishedOn');
  expect(draft.language).toBe('en');
});

test('lines with cells below one another are table rows, a cell of two lines stays in its row', async () => {
  const blocks = await blocksOf((sheet) => {
    prose(sheet, 80, english);
    const rows = [
      ['Region', '2023', '2024'],
      ['Moscow', '112', '98'],
      ['Republic of', '14', '31'],
      ['Komi', '3', '4'],
    ];
    for (const [row, cells] of rows.entries()) {
      const y = 200 + row * 20 + (row > 2 ? 12 : 0);
      for (const [column, cell] of cells.entries()) sheet.at(72 + column * 160, y, cell);
    }
    sheet.at(72, 254, 'Bashkortostan');
    prose(sheet, 330, russian);
  });
  expect(blocks.filter((block) => block.kind === 'table').map((block) => block.text)).toEqual([
    'Region | 2023 | 2024',
    'Moscow | 112 | 98',
    'Republic of Bashkortostan | 14 | 31',
    'Komi | 3 | 4',
  ]);
  expect(blocks.filter((block) => block.kind === 'paragraph').map((block) => block.text)).toEqual([english, russian]);
});

test('notes listed at the end become notes of the marks in the text', async () => {
  const blocks = await blocksOf((sheet) => {
    const first = sheet.at(72, 100, 'SAMPLE. The trial was closed to the press');
    const second = sheet.at(sheet.at(first, 96, '1', 6.5), 100, ', as others had been');
    sheet.at(second, 96, '2', 6.5);
    sheet.at(72, 115, 'before it, and the verdict was read in four minutes.');
    sheet.at(72, 160, 'Notes', 15, 'bold');
    sheet.lines(72, 190, ['1. Court file 1-23/2024, invented.', '2. Court file 1-45/2023, invented.']);
  });
  expect(blocks[0]?.marks?.map((mark) => mark.number)).toEqual(['1', '2']);
  expect(blocks.slice(2).map(({ kind, number, text }) => ({ kind, number, text }))).toEqual([
    { kind: 'note', number: '1', text: 'Court file 1-23/2024, invented.' },
    { kind: 'note', number: '2', text: 'Court file 1-45/2023, invented.' },
  ]);
});

test('a date of publication is taken where the first sheet prints it with a label, a number where it prints one', async () => {
  const bytes = await drawnPdf((sheet) => {
    sheet.at(400, 50, 'A/HRC/99/1234', 11);
    sheet.at(400, 65, 'Distr.: General', 9);
    sheet.at(400, 78, '15 September 2025', 9);
    sheet.at(72, 130, 'Report of the SAMPLE rapporteur', 20, 'bold');
    prose(sheet, 170, `${english} The events of 3 March 2022 are invented.`);
  });
  expect(await pdf(pageOf(bytes))).toMatchObject({ publishedOn: '2025-09-15', documentNumber: 'A/HRC/99/1234' });
});

test('a sheet set sideways is turned and read', async () => {
  const blocks = await blocksOf((sheet) => {
    sheet.document.rotate(-90, { origin: [0, 0] }).translate(-842, 0);
    prose(sheet, 100, english);
  });
  expect(blocks.map((block) => block.text)).toEqual([english]);
});

test('a scan has no text layer and says so', async () => {
  const scan = await drawnPdf((sheet) => void sheet.document.rect(50, 50, 400, 600).fill('grey'));
  await expect(pdf(pageOf(scan))).rejects.toMatchObject({
    code: 'extract.no-text-layer',
    url: 'https://example.org/report',
  });
});

test('a locked PDF is known as encrypted', async () => {
  const locked = await drawnPdf((sheet) => void prose(sheet, 100, english), { userPassword: 'secret' });
  await expect(pdf(pageOf(locked))).rejects.toMatchObject({ code: 'extract.encrypted' });
});

test('a PDF that only forbids changes can be read', async () => {
  const guarded = await drawnPdf((sheet) => void prose(sheet, 100, english), {
    ownerPassword: 'owner',
    permissions: {},
  });
  expect((await pdf(pageOf(guarded))).blocks[0]?.text).toBe(english);
});

test('bytes that are no PDF are corrupt', async () => {
  await expect(pdf(pageOf(new TextEncoder().encode('%PDF-1.7\nnothing more')))).rejects.toMatchObject({
    code: 'extract.corrupt',
  });
});

test('the bytes of the page are left as they were', async () => {
  const bytes = await drawnPdf((sheet) => void prose(sheet, 100, english));
  const copy = bytes.slice();
  await pdf(pageOf(bytes));
  expect(bytes).toEqual(copy);
});

test.skipIf(real.missing)(
  real.title("at least 0.98 of a real report's paragraphs are whole and in order"),
  async () => {
    const figures = await evaluatePdf(real.path);
    expect(figures.whole).toBeGreaterThanOrEqual(0.98);
    expect(figures.inOrder).toBeGreaterThanOrEqual(0.98);
    expect(figures).toMatchObject({ headings: 1, items: 1, wrongKinds: 0 });
  },
);
