import type { Passage } from '../model/report.ts';

/** A piece of a report's text as it is printed. `passageIds` of a passage that is cited; `omitted`: so many passages are left out here. */
export type TextPart =
  | { kind: 'heading'; text: string; level: number }
  | {
      kind: 'passage';
      passageId: string;
      text: string;
      as: Passage['kind'];
      page?: string;
      paragraph?: string;
      marked: boolean;
    }
  | { kind: 'omitted'; passages: number };

/** How much of a long text is printed. */
export type TextSelection = {
  /** Texts of at most so many characters are printed whole. */
  characters: number;
  /** So many passages before and after a cited one. */
  around: number;
};

/**
 * The text of a version, passage by passage under its headings, the cited ones marked. Of a long text its beginning, and the cited passages
 * with their neighbours; what is left out is said where it is left out.
 */
export function textParts(
  passages: readonly Passage[],
  cited: ReadonlySet<string>,
  selection: TextSelection,
): TextPart[] {
  const kept = keptOf(passages, cited, selection);
  const parts: TextPart[] = [];
  let above: readonly string[] = [];
  let omitted = 0;
  for (const [at, passage] of passages.entries()) {
    if (!kept(at)) {
      omitted += 1;
      continue;
    }
    if (omitted > 0) parts.push({ kind: 'omitted', passages: omitted });
    omitted = 0;
    parts.push(...headingsOf(passage.headings, above), partOf(passage, cited.has(passage.id)));
    above = passage.headings;
  }
  if (omitted > 0) parts.push({ kind: 'omitted', passages: omitted });
  return parts;
}

function keptOf(
  passages: readonly Passage[],
  cited: ReadonlySet<string>,
  { characters, around }: TextSelection,
): (at: number) => boolean {
  const length = passages.reduce((sum, { text }) => sum + text.length, 0);
  const places = passages.flatMap(({ id }, at) => (cited.has(id) ? [at] : []));
  if (length <= characters || places.length === 0) return () => true;
  return (at) => at === 0 || places.some((place) => Math.abs(place - at) <= around);
}

/** The headings that a passage has and the one before it had not. */
function headingsOf(headings: readonly string[], above: readonly string[]): TextPart[] {
  const same = headings.findIndex((heading, at) => heading !== above[at]);
  if (same === -1) return [];
  return headings.slice(same).map((text, at) => ({ kind: 'heading', text, level: same + at + 1 }));
}

function partOf({ id, text, kind, page, paragraph }: Passage, marked: boolean): TextPart {
  return {
    kind: 'passage',
    passageId: id,
    text,
    as: kind,
    marked,
    ...(page !== undefined && { page }),
    ...(paragraph !== undefined && { paragraph }),
  };
}
