import type { LanguageTag } from '../../model.ts';
import { type Html, html } from '../html.ts';
import { words } from '../words/words.ts';

const names = new Map<string, Intl.DisplayNames>();

/** The name of a language. */
export function languageName(tag: LanguageTag): string {
  if (tag === 'und') return words.unknownLanguage;
  try {
    return namesIn(words.languageTag).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** The `lang` attribute of an element in this language, with a leading space; nothing when the language is unknown. */
export function langAttribute(tag: LanguageTag): Html | false {
  return tag !== 'und' && html` lang="${tag}"`;
}

function namesIn(language: string): Intl.DisplayNames {
  const known = names.get(language) ?? new Intl.DisplayNames([language], { type: 'language', fallback: 'code' });
  names.set(language, known);
  return known;
}
