import type { Binder, BinderItem } from '../../src/binder/binder.ts';
import type { Passage } from '../../src/model/report.ts';
import type { Material, Original } from '../../src/packet/plan.ts';
import { drawnPdf } from '../read/pdf-samples.ts';

/** A binder and what is known of its reports, all of it invented and called SAMPLE. */

const at = '2026-11-22T16:04:03.000Z';
export const sha = (digit: string) => digit.repeat(64);

export function passage(reportId: string, ordinal: number, text: string, more: Partial<Passage> = {}): Passage {
  return {
    id: `${reportId}.1.${ordinal}`,
    reportId,
    version: 1,
    ordinal,
    headings: [],
    language: 'en',
    kind: 'content',
    start: 0,
    end: text.length,
    text,
    ...more,
  };
}

export function item(of: Passage, more: Partial<BinderItem> = {}): BinderItem {
  return {
    id: `item-${of.id}`,
    passageId: of.id,
    reportId: of.reportId,
    version: of.version,
    text: of.text,
    capturedAt: at,
    sha256: sha('a'),
    addedAt: at,
    ...more,
  };
}

export function binder(...sections: [heading: string, items: BinderItem[]][]): Binder {
  return {
    id: 'sample',
    title: 'PRIVATE TITLE',
    sections: sections.map(([heading, items], index) => ({ id: `s${index}`, heading, items })),
    createdAt: at,
    changedAt: at,
    revision: 1,
  };
}

export function material(passages: Passage[], more: Partial<Material> = {}, original?: Original): Material {
  const [first] = passages;
  if (first === undefined) throw new Error('a sample without passages');
  return {
    reportId: first.reportId,
    version: 1,
    capture: { capturedAt: at, sha256: sha('a') },
    title: 'SAMPLE report on the Register of Invented Persons',
    publisher: 'SAMPLE Institute',
    language: 'en',
    citation: [
      { text: 'SAMPLE Institute, ' },
      { text: 'SAMPLE Report on the Register of Invented Persons', italic: true },
      { text: ' (Mar. 6, 2026), https://publisher.example/reports/register-of-invented-persons.' },
    ],
    notes: [],
    url: 'https://publisher.example/reports/register-of-invented-persons',
    card: [
      ['Standing', 'Non-governmental organisation'],
      ['Mandate', 'A sample institute that does not exist.'],
    ],
    passages,
    places: {},
    unfound: [],
    original: original ?? { kind: 'text' },
    ...more,
  };
}

/** What the sheets of the sample PDF say: sheet 1 is its title page. */
export const sheetTexts = Array.from({ length: 6 }, (_, at) =>
  at === 0
    ? ['SAMPLE report in pages']
    : [
        `Sheet ${at + 1} begins with a sentence that nobody cites in this sample.`,
        `On sheet ${at + 1} the register of invented persons grew by ${at}00 names,`,
        'and the invented ministry published each of them with a number.',
        `Лист ${at + 1}: реестр вымышленных лиц пополнился новыми именами.`,
      ],
);

export function samplePdf(options: Parameters<typeof drawnPdf>[1] = {}): Promise<Uint8Array> {
  return drawnPdf(
    (sheet) => {
      for (const [index, lines] of sheetTexts.entries()) {
        if (index > 0) sheet.next();
        sheet.lines(72, 100, lines);
        sheet.at(290, 800, String(index));
      }
    },
    { info: { CreationDate: new Date(at) }, ...options },
  );
}
