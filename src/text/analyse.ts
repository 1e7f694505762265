import { stemmer as stemEnglish } from '@orama/stemmers/english';
import { stemmer as stemRussian } from '@orama/stemmers/russian';

/** Changes with every change of what `analyse` gives; indexes built by another version are rebuilt. */
export const analyserVersion = '1';

/** A word or number of a text: where it stands in the original (UTF-16 offsets), its folded form and its stem. */
export type Token = { start: number; end: number; form: string; stem: string };

const wordPattern = /[\p{L}\p{M}\p{N}]+(?:[.'’\u2011-][\p{L}\p{M}\p{N}]+)*/gu;

/** All tokens of a text in order, with offsets into the text as given. */
export function analyse(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(wordPattern)) {
    const form = fold(match[0]);
    tokens.push({ start: match.index, end: match.index + match[0].length, form, stem: stem(form) });
  }
  return tokens;
}

/** The form of a word in which it is compared: NFC, lower case, ё as е, plain hyphens and apostrophes. */
export function fold(word: string): string {
  return word
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[\u2010\u2011]/g, '-')
    .replaceAll('’', "'")
    .replaceAll('\u00ad', '');
}

/** The stem of a folded word, by the script it is written in. */
export function stem(form: string): string {
  if (/[а-я]/.test(form)) return stemRussian(form);
  if (/[a-z]/.test(form)) return stemEnglish(form);
  return form;
}
