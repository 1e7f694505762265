import {
  Document,
  FootnoteReferenceRun,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';

const plain = (text: string, options = {}) => new Paragraph({ ...options, children: [new TextRun(text)] });
const numbered = (text: string, level = 0) => plain(text, { numbering: { reference: 'paragraphs', level } });
const row = (...cells: string[]) =>
  new TableRow({ children: cells.map((cell) => new TableCell({ children: [plain(cell)] })) });

/** A SAMPLE judgment in the styles of a court, with drawn paragraph numbers that go on after headings, notes and a table. */
export async function judgment(): Promise<Uint8Array> {
  const document = new Document({
    title: 'Case of Sample v. Russia',
    numbering: {
      config: [
        {
          reference: 'paragraphs',
          levels: [
            { level: 0, format: LevelFormat.DECIMAL, text: '%1.', start: 1 },
            { level: 1, format: LevelFormat.LOWER_LETTER, text: '(%2)' },
          ],
        },
      ],
    },
    styles: {
      paragraphStyles: [
        { id: 'JuHRoman', name: 'Ju_H_I_Roman', basedOn: 'Normal' },
        { id: 'Heading2Court', name: 'ECHR_Heading_2', basedOn: 'Normal' },
        { id: 'JuQuot', name: 'Ju_Quot', basedOn: 'Normal' },
      ],
    },
    footnotes: { 1: { children: [plain('SAMPLE note on the invented law.')] } },
    sections: [
      {
        children: [
          plain('CASE OF SAMPLE v. RUSSIA', { heading: HeadingLevel.TITLE }),
          plain('THE FACTS', { style: 'JuHRoman' }),
          ...['born', 'fined', 'detained', 'searched', 'charged', 'tried'].map((what) =>
            numbered(`The applicant was ${what}.`),
          ),
          numbered('the first complaint', 1),
          numbered('the second complaint', 1),
          plain('A.  Relevant law', { style: 'Heading2Court' }),
          plain('“Public appeals are punished.”', { style: 'JuQuot' }),
          ...['Первый', 'Второй', 'Третий', 'Четвёртый', 'Пятый'].map((what) => numbered(`${what} довод суда.`)),
          plain('a point', { bullet: { level: 0 } }),
          new Table({ rows: [row('Year', 'Cases'), row('2023', '47')] }),
          new Paragraph({
            children: [
              new TextRun('Статья 280'),
              new TextRun({ text: '3', superScript: true }),
              new TextRun(' УК РФ'),
              new FootnoteReferenceRun(1),
              new TextRun(' применяется.'),
            ],
          }),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
