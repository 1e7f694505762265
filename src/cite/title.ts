import { isCyrillic } from '../text/transliterate.ts';
import type { CitedDocument } from './document.ts';
import { type Rich, rich } from './rich.ts';
import { romanise, type Scheme } from './romanise.ts';

/** How text in Cyrillic letters is printed: romanised by a scheme, or as it stands. */
export type Script = Scheme | 'original';

/** The title in the script asked for, quoted or in italics as the style sets it, with the English title in brackets where one is known. */
export function titleOf(document: CitedDocument, script: Script, set: (title: string) => Rich | string): Rich {
  const { englishTitle } = document;
  const title = set(inScript(document.title, document, script));
  if (englishTitle === undefined) return rich`${title}`;
  const by = englishTitle.translator === undefined ? '' : `; translation by ${englishTitle.translator}`;
  return rich`${title} [${englishTitle.text}${by}]`;
}

/** A title or name in the script asked for. */
export function inScript(text: string, { language }: Pick<CitedDocument, 'language'>, script: Script): string {
  return script === 'original' || !isCyrillic(text) ? text : romanise(text, script, language);
}

/** The authors that the document names, else nothing: the publisher then stands as author or after the title. */
export function authorsOf(document: CitedDocument, script: Script, and: string, others = 'et al.'): string | undefined {
  const names = document.authors.map((author) => inScript(author, document, script));
  if (names.length === 0) return undefined;
  if (names.length > 3) return `${names[0]} ${others}`;
  const last = names.at(-1) ?? '';
  if (names.length === 1) return last;
  return `${names.slice(0, -1).join(', ')}${names.length > 2 && and === 'and' ? ',' : ''} ${and} ${last}`;
}

/** Whether an author is the publisher itself by another name of the same letters. */
export function isPublisher(authors: string | undefined, publisher: string): boolean {
  const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return authors === undefined || letters(authors) === letters(publisher);
}

/** The series and the edition, each unless the title or the document's number repeats it. */
export function seriesOf({ series, edition, title, documentNumber = '' }: CitedDocument): string | undefined {
  const said = `${title} ${documentNumber}`.toLowerCase();
  const own = [series, edition].filter((part) => part !== undefined && !said.includes(part.toLowerCase()));
  return own.length === 0 ? undefined : own.join(', ');
}

/** A title between the marks of a style, a comma inside the closing one if asked for; marks of quotation inside become the other kind. */
export function quoted(title: string, style: 'single' | 'double', comma = ''): string {
  const [open, close, innerOpen, innerClose] = style === 'single' ? '‘’“”' : '“”‘’';
  const inner = title
    .replace(/"([^"]*)"/g, '“$1”')
    .replace(/[“„«]/g, innerOpen ?? '')
    .replace(/[”»]/g, innerClose ?? '');
  return `${open}${inner}${comma}${close}`;
}

/** The adjective by which a document that is not in English says so: `Russian`. */
export function languageOf({ language }: CitedDocument): string | undefined {
  const code = language.split('-')[0] ?? '';
  if (code === 'en' || code === 'und' || code === '') return undefined;
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(code);
}
