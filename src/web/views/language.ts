import type { LanguageTag } from '../../model.ts';
import { type Html, html } from '../html.ts';
import { en as words } from '../words/en.ts';

const names = new Intl.DisplayNames([words.languageTag], { type: 'language', fallback: 'code' });

/** The name of a language. */
export function languageName(tag: LanguageTag): string {
  if (tag === 'und') return words.unknownLanguage;
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** The `lang` attribute of an element in this language, with a leading space; nothing when the language is unknown. */
export function langAttribute(tag: LanguageTag): Html | false {
  return tag !== 'und' && html` lang="${tag}"`;
}
