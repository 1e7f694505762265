import type { Block } from '../model/draft.ts';

/** Raised characters stand between two private-use characters until the whole document is known. */
export const markOpen = '\ue000';
export const markClose = '\ue001';

/** A text without its footnote marks, and the marks with their offsets. */
export type Settled = Pick<Block, 'text' | 'marks'>;

/** Raised text: `plain` stands in the line as it is, `article` may be the tail of an article number, `mark` points to a note. */
type Token = { kind: 'text' | 'plain' | 'article' | 'mark'; text: string };

const noteMark = /^[[(]?(\d{1,4}|[*†‡§]{1,4}|[a-zа-я]|[ivx]{1,5})[\])]?$/iu;
const articleWord =
  /(?:стат[а-яіє]+|\bст\.|\bч\.|\bп\.|пункт|част|УК|КоАП|ГК|УПК|кодекс|закон|\bart(?:icles?|s)?\b\.?|\bsections?|§|code)/iu;
const codeAfter = /^[^.;!?]{0,40}?(?:УК|КоАП|УПК|ГК|кодекс|Criminal Code|Penal Code|\bCC\b|\bCAO\b)/iu;
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * Tells raised text apart in all texts of a document, in reading order. A raised number after an article number belongs to it (`ст. 280³` is
 * article 280.3), unless it is the very mark that the count of notes lacks at this place; a raised number after a unit is a power; other raised
 * numbers and signs are footnote marks and are taken out; anything else raised (`19th`) stands in the line.
 */
export function settleMarks(raws: readonly string[]): Settled[] {
  const texts = raws.map(tokensOf);
  resolveArticles(
    texts.flat().filter((token) => token.kind === 'article' || (token.kind === 'mark' && /^\d+$/.test(token.text))),
  );
  return texts.map(settled);
}

/** The first mark of a text that begins with one, and the rest of the text. */
export function leadingMark(raw: string): { mark: string; rest: string } | undefined {
  const found = /^\ue000([^\ue001]*)\ue001\s*/.exec(raw);
  const mark = noteMark.exec(found?.[1]?.trim() ?? '')?.[1];
  return found === null || mark === undefined ? undefined : { mark, rest: raw.slice(found[0].length) };
}

function tokensOf(raw: string): Token[] {
  const marked = raw
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, (digits) => `${markOpen}${plainDigits(digits)}${markClose}`)
    .replace(/(?<=[\p{L}\d»”)])([*†‡])(?=[\s.,;:)»”]|$)/gu, `${markOpen}$1${markClose}`);
  const parts = marked.split(/\ue000([^\ue001]*)\ue001/);
  const tokens: Token[] = [];
  for (const [index, part] of parts.entries()) {
    if (index % 2 === 0) tokens.push({ kind: 'text', text: part });
    else {
      const before = tokens.map((token) => token.text).join('');
      for (const raised of part.trim().split(/[,;\s]+/))
        tokens.push(raisedToken(raised, before, parts[index + 1] ?? ''));
    }
  }
  return tokens;
}

function raisedToken(raised: string, before: string, after: string): Token {
  const number = noteMark.exec(raised)?.[1];
  if (number === undefined) return { kind: 'plain', text: raised };
  if (!/^\d{1,3}$/.test(raised))
    return { kind: /^[a-zа-я]$/iu.test(raised) && /\d$/.test(before) ? 'plain' : 'mark', text: number };
  if (/(?<!\p{L})[kcmdкcсдм]?[mм]$/iu.test(before)) return { kind: 'plain', text: powers(raised) };
  const article =
    /(?:^|[^\d])\d{1,3}(?:\.\d{1,2})?$/.test(before) && (articleWord.test(before.slice(-70)) || codeAfter.test(after));
  return { kind: article ? 'article' : 'mark', text: raised };
}

/** A possible article number is a mark all the same when the marks around it count past it: 17, [18], 19. */
function resolveArticles(numbers: readonly Token[]): void {
  let last = 0;
  for (const [index, token] of numbers.entries()) {
    const value = Number(token.text);
    if (token.kind === 'article') {
      const next = numbers.slice(index + 1).find((one) => one.kind === 'mark');
      if (value !== last + 1 || last === 0 || (next !== undefined && Number(next.text) !== value + 1)) continue;
      token.kind = 'mark';
    }
    last = value;
  }
}

function settled(tokens: readonly Token[]): Settled {
  const marks: NonNullable<Block['marks']> = [];
  let text = '';
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'mark') {
      text = text.trimEnd();
      marks.push({ number: token.text, at: text.length });
    } else if (token.kind === 'article') text += `.${token.text}`;
    else
      text += tokens[index - 1]?.kind === 'mark' ? token.text.replace(/^\s+(?=[.,;:!?»”)](?:\s|$))/, '') : token.text;
  }
  const lead = text.length - text.trimStart().length;
  const trimmed = text.trim();
  if (marks.length === 0) return { text: trimmed };
  return {
    text: trimmed,
    marks: marks.map(({ number, at }) => ({ number, at: Math.min(Math.max(0, at - lead), trimmed.length) })),
  };
}

function plainDigits(digits: string): string {
  return [...digits].map((digit) => superscripts.indexOf(digit)).join('');
}

function powers(digits: string): string {
  return digits.replace(/\d/g, (digit) => superscripts.charAt(Number(digit)));
}
