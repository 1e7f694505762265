import type { Block } from '../model.ts';

/** Raised characters stand between two private-use characters until the whole paragraph is known. */
export const markOpen = '\ue000';
export const markClose = '\ue001';

const noteMark = /^[[(]?(\d{1,4}|[*†‡§]{1,4}|[a-zа-я]|[ivx]{1,5})[\])]?$/iu;
const articleWord =
  /(?:стат[а-яіє]+|\bст\.|\bч\.|\bп\.|пункт|част|УК|КоАП|ГК|УПК|кодекс|закон|\bart(?:icles?|s)?\b\.?|\bsections?|§|code)/iu;
const codeAfter = /^[^.;!?]{0,40}?(?:УК|КоАП|УПК|ГК|кодекс|Criminal Code|Penal Code|\bCC\b|\bCAO\b)/iu;
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * The text of a paragraph without its footnote marks, which are given beside it with their offsets. A raised number after an article number
 * belongs to it: `ст. 280³` is article 280.3; a raised number after a unit is a power; other raised text stands in the line.
 */
export function settleMarks(raw: string): Pick<Block, 'text' | 'marks'> {
  const parts = raw
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, (digits) => `${markOpen}${plainDigits(digits)}${markClose}`)
    .split(/(\ue000[^\ue001]*\ue001)/);
  const marks: NonNullable<Block['marks']> = [];
  let text = '';
  for (const [index, part] of parts.entries()) {
    if (!part.startsWith(markOpen)) {
      text += part;
      continue;
    }
    const raised = part.slice(1, -1).trim();
    const plain = inLine(raised, text, parts[index + 1] ?? '');
    if (plain !== undefined) text += plain;
    else
      for (const number of raised.split(/[,;\s]+/))
        marks.push({ number: noteMark.exec(number)?.[1] ?? number, at: text.trimEnd().length });
  }
  return tidy(text, marks);
}

/** The first mark of a line that begins with one, and the rest of the line. */
export function leadingMark(raw: string): { mark: string; rest: string } | undefined {
  const found = /^\ue000([^\ue001]*)\ue001\s*/.exec(raw);
  const mark = noteMark.exec(found?.[1]?.trim() ?? '')?.[1];
  return found === null || mark === undefined ? undefined : { mark, rest: raw.slice(found[0].length) };
}

/** Raised text as it stands in the line, or undefined when it is a footnote mark. */
function inLine(raised: string, before: string, after: string): string | undefined {
  if (!raised.split(/[,;\s]+/).every((part) => noteMark.test(part))) return raised;
  if (!/^\d{1,3}$/.test(raised)) return /^[a-zа-я]$/iu.test(raised) && /\d$/.test(before) ? raised : undefined;
  if (/(?:^|[^\d])\d{1,3}(?:\.\d{1,2})?$/.test(before) && isArticle(before, after)) return `.${raised}`;
  if (/(?<!\p{L})[kcmdкcсдм]?[mм]$/iu.test(before)) return powers(raised);
  return undefined;
}

function isArticle(before: string, after: string): boolean {
  return articleWord.test(before.slice(-70)) || codeAfter.test(after);
}

/** Single spaces, none before a stop that a mark stood before; offsets follow. */
function tidy(text: string, marks: NonNullable<Block['marks']>): Pick<Block, 'text' | 'marks'> {
  const cleaned = text.replace(/(?<=\S) (?=[.,;:!?»”)](?:\s|$))/g, '\u0000').replace(/\s+/g, ' ');
  const shift = (at: number) => cleaned.slice(0, at).replaceAll('\u0000', '').length;
  const settled = cleaned.replaceAll('\u0000', '').trim();
  if (marks.length === 0) return { text: settled };
  return { text: settled, marks: marks.map(({ number, at }) => ({ number, at: Math.min(shift(at), settled.length) })) };
}

function plainDigits(digits: string): string {
  return [...digits].map((digit) => superscripts.indexOf(digit)).join('');
}

function powers(digits: string): string {
  return digits.replace(/\d/g, (digit) => superscripts.charAt(Number(digit)));
}
