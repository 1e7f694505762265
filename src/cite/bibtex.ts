import { captureNote, cslItem } from './csl.ts';
import { dayOf } from './dates.ts';
import type { CitedDocument, DocumentKind } from './document.ts';

const types: Record<DocumentKind, string> = {
  judgment: 'jurisdiction',
  'un-document': 'report',
  'filed-document': 'report',
  report: 'report',
  'web-page': 'online',
  news: 'online',
  register: 'dataset',
};

/**
 * A document as an entry of BibLaTeX (its data model 3.x, UTF-8, which biber reads as it is: Cyrillic stays whole). Names and titles stand in braces of
 * their own, so that nothing parts a name or changes a capital.
 */
export function bibtexEntry(document: CitedDocument): string {
  const { title, author } = cslItem(document);
  const fields: [string, string | undefined][] = [
    ['author', author.length === 0 ? undefined : author.map(({ literal }) => `{${escaped(literal)}}`).join(' and ')],
    ['title', `{${escaped(title)}}`],
    ['titleaddon', document.englishTitle && `[${escaped(document.englishTitle.text)}]`],
    ['institution', escaped(document.publisher)],
    ['series', document.series && escaped(document.series)],
    ['edition', document.edition && escaped(document.edition)],
    ['number', document.documentNumber && escaped(document.documentNumber)],
    ['date', document.publishedOn],
    ['langid', document.language === 'ru' ? 'russian' : document.language === 'en' ? 'english' : undefined],
    ['url', document.url.replace(/[{}\\]/g, encodeURIComponent)],
    ['urldate', dayOf(document.capture.capturedAt)],
    ['note', captureNote(document)],
  ];
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = {${value}},`]));
  return `@${types[document.kind]}{${document.id},\n${lines.join('\n')}\n}\n`;
}

const special: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** Text in which no character commands TeX. */
function escaped(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\\{}~^&%$#_]/g, (character) => special[character] ?? `\\${character}`)
    .trim();
}
