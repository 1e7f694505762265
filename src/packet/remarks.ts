import type { Body, CitedPassage, Exhibit, Material } from './plan.ts';
import { sheetRanges } from './sheets.ts';

/** Sentences that whoever reads an exhibit must know: where it comes from, what is printed of it, and what could not be marked. */
export function remarksOn(material: Material, passages: readonly CitedPassage[], body: Body): string[] {
  const { byHand } = material;
  return [
    ...(byHand === undefined ? [] : [byHandRemark(byHand)]),
    ...bodyRemarks(material),
    ...excerptRemarks(body),
    ...unmarkedRemarks(passages, material),
  ];
}

function byHandRemark({ file }: { file: boolean }): string {
  const how = file
    ? 'from a file: the address above is as they stated it, and nothing was fetched from it'
    : 'and its address was fetched once';
  return `Somebody added this document to the archive by hand, ${how}. Publisher and standing are as they stated them.`;
}

function bodyRemarks({ original }: Material): string[] {
  if (original.kind === 'pages') {
    const { sheets, of } = original;
    if (sheets.length === of) return [];
    return [`Excerpt: the first page and the pages cited, with those beside them (${sheetRanges(sheets)} of ${of}).`];
  }
  return original.why === undefined ? [] : [original.why];
}

/** Of a long text what is left out is counted where it is left out, too. */
function excerptRemarks(body: Body): string[] {
  if (body.kind !== 'text' || !body.parts.some(({ kind }) => kind === 'omitted')) return [];
  return ['Excerpt: the beginning of the text and the passages cited, with those beside them. Gaps are marked […].'];
}

function unmarkedRemarks(passages: readonly CitedPassage[], { original }: Material): string[] {
  const unmarked = passages.filter(({ marked, unfound }) => marked === undefined && !unfound).length;
  if (unmarked === 0 || original.kind === 'none') return [];
  const which = unmarked === passages.length ? 'The passages relied on' : 'Some of the passages relied on';
  return [`${which} could not be marked in the document by machine; their words are printed in full on this slip.`];
}

/** Sentences for whoever files an exhibit: words that the capture does not have. */
export function unfoundChecks(passages: readonly CitedPassage[]): string[] {
  return passages
    .filter(({ unfound }) => unfound)
    .map(
      ({ text }) =>
        `The binder attributes words to this document that were not found in the capture. Do not file them unchecked: “${beginning(text)}”`,
    );
}

function beginning(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ');
  return line.length <= 200 ? line : `${line.slice(0, 200)} …`;
}

/** Sentences on the other exhibits that show the same report at another time. */
export function otherCaptures(exhibit: Exhibit, all: readonly Exhibit[]): string[] {
  return all
    .filter((other) => other.reportId === exhibit.reportId && other !== exhibit)
    .map((other) => `Another capture of the same report is Exhibit ${other.tab}.`);
}
