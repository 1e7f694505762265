import { type Html, html } from '../../html.ts';
import type { LanguageTag } from '../../model/values.ts';
import { pageLanguage, words } from '../words/words.ts';

const names = new Map<string, Intl.DisplayNames>();
/** A letter of the Cyrillic script stands at U+0400 or above. */
const mayBeCyrillic = /[\u0400-\uffff]/;
const known = new Map<string, string>();
const knownAtMost = 1000;

/** The name of a language; asking for it takes longer than remembering it. */
export function languageName(tag: LanguageTag): string {
  if (tag === 'und') return words.unknownLanguage;
  const key = `${words.languageTag} ${tag}`;
  const name = known.get(key) ?? nameOf(tag);
  if (known.size < knownAtMost) known.set(key, name);
  return name;
}

function nameOf(tag: LanguageTag): string {
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

/** The `lang` attribute of a name or title of which only its letters tell the language: Russian where most are Cyrillic, else nothing is said. */
export function lettersAttribute(text: string): Html | false {
  if (!mayBeCyrillic.test(text)) return false;
  const cyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  return cyrillic * 2 > (text.match(/\p{L}/gu)?.length ?? 0) && html` lang="ru"`;
}

/** The `lang` attribute of words of the page itself, within text of another language. */
export function pageAttribute(): Html {
  return html` lang="${pageLanguage()}"`;
}

function namesIn(language: string): Intl.DisplayNames {
  const kept = names.get(language) ?? new Intl.DisplayNames([language], { type: 'language', fallback: 'code' });
  names.set(language, kept);
  return kept;
}
