import * as docx from 'docx';
import type { CitedPassage, Exhibit, Form, Packet } from '../plan.ts';
import { relevanceOf } from '../relevance.ts';
import { formWords, unfoundWords } from '../words.ts';
import { exhibitBlocks, exhibitMark, markOf } from './exhibit.ts';
import { blanks, pageOf, paragraph, table } from './parts.ts';
import { reproducible } from './zip.ts';

/** Letter and A4, in twips (1/20 point). */
const papers: Record<Form, { width: number; height: number }> = {
  us: { width: 12240, height: 15840 },
  uk: { width: 11906, height: 16838 },
};
const margin = 1440;

/**
 * Writes a packet for Word. Its pages are counted by whoever opens it: numbers in the contents and on slips are fields, brought up to date when it is opened.
 * The same packet gives the same bytes.
 */
export async function packetDocx(packet: Packet): Promise<Uint8Array> {
  const { form, exhibits } = packet;
  const size = papers[form];
  const width = size.width - 2 * margin;
  const section = (label: string, children: readonly docx.FileChild[]): docx.ISectionOptions => ({
    properties: { page: { size, margin: { top: margin, bottom: margin, left: margin, right: margin } } },
    footers: { default: footer(label) },
    children,
  });
  const document = new docx.Document({
    creator: 'country-conditions',
    lastModifiedBy: 'country-conditions',
    title: formWords[form].title,
    features: { updateFields: true },
    styles: styles(),
    sections: [
      section('', cover(packet, width)),
      section('', contents(packet, width)),
      ...(form === 'uk' ? [section('Schedule — ', schedule(packet, width))] : []),
      ...exhibits.map((exhibit) => section(`Exhibit ${exhibit.tab} — `, exhibitBlocks(exhibit, form, width))),
    ],
  });
  return reproducible(await docx.Packer.toBuffer(document), packet.at);
}

function styles(): docx.IStylesOptions {
  const font = 'Times New Roman';
  const heading = { color: '000000', bold: true, font };
  return {
    default: {
      document: { run: { font, size: 22, language: { value: 'en-US' } } },
      heading1: { run: { ...heading, size: 40 }, paragraph: { spacing: { after: 240 } } },
      heading2: { run: { ...heading, size: 23 } },
    },
  };
}

function footer(label: string): docx.Footer {
  const children = [new docx.TextRun({ children: [label, docx.PageNumber.CURRENT] })];
  return new docx.Footer({ children: [new docx.Paragraph({ alignment: docx.AlignmentType.CENTER, children })] });
}

function centred(text: string, size: number, after = 60): docx.Paragraph {
  return paragraph(text, { bold: true, size, alignment: docx.AlignmentType.CENTER, spacing: { after } });
}

function cover({ form, exhibits }: Packet, width: number): docx.Paragraph[] {
  const { filer, court, matter, hearing, title, tab } = formWords[form];
  const [first, last] = [exhibits[0]?.tab, exhibits.at(-1)?.tab];
  const tabs = first === last ? `${tab} ${first}` : `${tab}s ${first} to ${last}`;
  const gap = new docx.Paragraph({ spacing: { after: 360 } });
  return [
    ...blanks(filer, Math.round(width * 0.6)),
    gap,
    ...court.map((line) => centred(line, 12)),
    ...(form === 'us' ? blanks([{ label: 'City and state' }], Math.round(width * 0.6)) : []),
    gap,
    ...blanks(matter, Math.round(width * 0.7)),
    ...blanks(hearing, Math.round(width * 0.8)),
    gap,
    centred(title, 15, 120),
    centred(tabs, 12),
  ];
}

type Cell = docx.Paragraph[];

function contents({ form, exhibits }: Packet, width: number): (docx.Paragraph | docx.Table)[] {
  const { contents, tab } = formWords[form];
  const bold = (text: string): Cell => [paragraph(text, { bold: true })];
  const rows = exhibits.map((exhibit): Cell[] => [
    bold(exhibit.tab),
    [
      paragraph(exhibit.citation, { spacing: { after: 60 } }),
      ...relevanceOf(exhibit).map((line) =>
        paragraph(line, { italics: true, size: 10, indent: { left: 200 }, spacing: { after: 60 } }),
      ),
    ],
    [...new Set(exhibit.passages.map(markOf))].map((mark) => pageOf(mark)),
    [pageOf(exhibitMark(exhibit.tab), { bold: true })],
  ]);
  const head = [bold(tab), bold('Document and relevance'), bold('Marked at'), bold('Page')];
  return [centred(contents, 14, 240), table([head, ...rows], [700, width - 700 - 1300 - 900, 1300, 900])];
}

function schedule({ issues, exhibits }: Packet, width: number): (docx.Paragraph | docx.Table)[] {
  const entries = new Map(exhibits.flatMap((exhibit) => exhibit.passages.map((one) => [one.itemId, { exhibit, one }])));
  return [
    centred('SCHEDULE OF COUNTRY INFORMATION', 14, 240),
    ...issues.flatMap(({ heading, cited }) => [
      paragraph(heading, { bold: true, keepNext: true, spacing: { before: 200, after: 80 } }),
      table(
        cited.flatMap(({ itemId }) => {
          const entry = entries.get(itemId);
          return entry === undefined ? [] : [entryRow(entry.exhibit, entry.one)];
        }),
        [600, width - 1600, 1000],
      ),
    ]),
  ];
}

function entryRow({ tab, citation, language }: Exhibit, passage: CitedPassage): Cell[] {
  const { place, relevance, text, unfound } = passage;
  const cited = place === undefined ? citation : [...citation, { text: ` — ${place}` }];
  return [
    [paragraph(tab, { bold: true, size: 10 })],
    [
      paragraph(cited, { size: 10, spacing: { after: 60 } }),
      ...(relevance === undefined ? [] : [paragraph(relevance, { size: 10, italics: true, spacing: { after: 60 } })]),
      ...(unfound ? [paragraph(unfoundWords, { size: 10, bold: true, spacing: { after: 60 } })] : []),
      paragraph(text, { size: 10, language, indent: { left: 240 } }),
    ],
    [pageOf(markOf(passage), { bold: true })],
  ];
}
