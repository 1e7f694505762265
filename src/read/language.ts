import type { LanguageTag } from '../model/values.ts';
import { otherCyrillic } from './cyrillic.ts';
import { heavy } from './heavy.ts';

/** Languages of publishers and of texts about Russia; fewer candidates make short texts surer. */
const subset =
  'en ru uk be de fr es it pl nl pt cs sk bg sr ro hu lt lv et fi sv da tr az hy ka ar fa zh ja ko he el ca'.split(' ');
const enough = 40;
let detector: ReturnType<typeof createDetector> | undefined;

/**
 * The language of a text: by letters that only one of the Cyrillic alphabets has, then by n-grams from 40 characters on; else the hint
 * (the document's own language); `und` when nothing decides. Right for about 20 words and more.
 */
export function languageOf(text: string, hint?: LanguageTag): LanguageTag {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return hint ?? 'und';
  const cyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  if (cyrillic > letters / 2) return cyrillicLanguage(text, hint);
  if (letters < enough) return hint ?? 'und';
  return isPlainlyEnglish(text) ? 'en' : detected(text) || hint || 'und';
}

/** The language that most of a document is in, by the letters of its parts; absent when none has three quarters of those whose language is told. */
export function mainLanguage(parts: readonly { language: LanguageTag; text: string }[]): LanguageTag | undefined {
  const told = parts.filter(({ language }) => language !== 'und');
  const letters = (some: typeof told) => some.reduce((sum, { text }) => sum + text.length, 0);
  const all = letters(told);
  const groups = [...Map.groupBy(told, ({ language }) => language)];
  return groups.find(([, own]) => letters(own) >= all * 0.75)?.[0];
}

const englishWords = new Set(
  'the of and to in was were for that by with from his her which who has been on at as'.split(' '),
);

/** Most texts are English and show it: "the" and a fifth of small words of English. It spares the profiles, which are large and slow. */
function isPlainlyEnglish(text: string): boolean {
  const words: string[] = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const small = words.filter((word) => englishWords.has(word)).length;
  return words.length >= 12 && words.includes('the') && small >= words.length / 5;
}

function cyrillicLanguage(text: string, hint: LanguageTag | undefined): LanguageTag {
  const count = (letters: RegExp) => text.match(letters)?.length ?? 0;
  const [ukrainian, belarusian, russian] = [count(/[їєґ]/giu), count(/ў/giu), count(/[ыэъё]/giu)];
  const shared = count(/і/giu);
  const other = otherCyrillic(text);
  if (other !== undefined) return other;
  if (belarusian > 0 && belarusian + shared > count(/[иъ]/giu)) return 'be';
  if (shared > 1 && russian > 0 && ukrainian === 0 && count(/[ищъ]/giu) === 0) return 'be';
  if (ukrainian + shared > russian && count(/[ыэъё]/giu) * 3 <= ukrainian + shared) return 'uk';
  if (russian > 0 && russian > ukrainian + shared) return isOther(text) ?? 'ru';
  if (text.length < enough) return hint ?? (russian > 0 ? 'ru' : 'und');
  return detected(text) || hint || 'ru';
}

/** Bulgarian and Serbian share letters with Russian; long texts tell. */
function isOther(text: string): LanguageTag | undefined {
  if (/[ыэ]/iu.test(text) || text.length < enough) return undefined;
  const language = detected(text);
  return language === 'bg' || language === 'sr' ? language : undefined;
}

function detected(text: string): LanguageTag {
  detector ??= createDetector();
  return detector.detect(text).language;
}

function createDetector() {
  const made = heavy.eld().eld.newInstance();
  made.setLanguageSubset(subset);
  return made;
}
