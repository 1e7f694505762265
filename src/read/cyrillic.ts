import type { LanguageTag } from '../model/values.ts';

/** Letters that Russian, Ukrainian and Belarusian do not have. A name in a Russian text brings one or two, a text of its own many. */
const special = /[әғқңөұүһҙҡҫҗҕҥӕӑӗӳҳҷӣӯ]/iu;
/** Of the words of such a text; running text has them in a third of its words and more. */
const leastShare = 0.2;

/** By their own letters, in this order; the letters of the later ones are found in the earlier too. */
const alphabets: readonly (readonly [LanguageTag, RegExp])[] = [
  ['os', /ӕ/iu],
  ['cv', /[ӑӗӳ]/iu],
  ['ba', /[ҙҡҫ]/iu],
  ['sah', /[ҕҥ]/iu],
  ['tg', /[ҷӣӯ]/iu],
  ['uz', /[ҳў]/iu],
  ['kk', /[ұіәңөү].*қ|қ.*[ұіәңөү]|ұ/isu],
  ['uz', /[қғ]/iu],
  ['tt', /[әҗ]/iu],
  ['ky', /ң/iu],
  ['bua', /һ/iu],
];

/** Small words of Russian, Ukrainian, Belarusian and Bulgarian that running text cannot do without, and that the others have not. */
const slavic = /^(?:и|й|в|с|к|из|по|за|что|для|его|как|і|з|що|від|до|про|што|ад|ў|се|от)$/iu;

/** Letters of Serbian and Macedonian, those that only one of them has, and letters that neither has. */
const southern = /[јљњџђћѓќѕ]/giu;
const notSouthern = /[йщъыьэюяёіїє]/giu;
const macedonian = /[ѓќѕ]|(?<!\p{L})(?:во|со|го|ги|ќе)(?!\p{L})/giu;
const serbian = /[ђћ]|(?<!\p{L})(?:у|је|су|са|ће)(?!\p{L})/giu;

/** The pairs of signs that Caucasian languages are written with; the palochka is often typed as `1`, `I` or `l`. */
const pairs = /[аоуюя]ь|хь|къ|к?кх|\p{Script=Cyrillic}[ӏ1Il](?!\d)|(?<![\d\p{L}])[ӏ1Il](?=\p{Script=Cyrillic})/giu;

/**
 * The language of a text in Cyrillic letters that is none of Russian, Ukrainian, Belarusian and Bulgarian, where its own letters or pairs of
 * letters show it; else undefined. Right on twenty words; languages with the same letters (Kalmyk, Tuvan, Adyghe) come under the nearest one,
 * those of the Caucasus other than Chechen and Ingush under `cau`.
 */
export function otherCyrillic(text: string): LanguageTag | undefined {
  const words = text.match(/\p{Script=Cyrillic}+/gu) ?? [];
  const own = words.filter((word) => special.test(word)).length;
  const isOwn =
    own > words.length * leastShare || (own > 0 && words.length >= 8 && !words.some((word) => slavic.test(word)));
  return isOwn ? byLetters(text) : (balkan(text) ?? caucasian(text, words.length));
}

/** Kyrgyz and Mongolian share their letters: the one has hardly any `х` in words of its own, the other hardly any `к`. */
function byLetters(text: string): LanguageTag {
  const found = alphabets.find(([, own]) => own.test(text))?.[0];
  return found ?? (count(text, /к/giu) > count(text, /х/giu) ? 'ky' : 'mn');
}

function balkan(text: string): LanguageTag | undefined {
  if (count(text, southern) < 2 || count(text, southern) <= count(text, notSouthern)) return undefined;
  const [one, other] = [count(text, macedonian), count(text, serbian)];
  return one === other ? undefined : one > other ? 'mk' : 'sr';
}

function count(text: string, letters: RegExp): number {
  return text.match(letters)?.length ?? 0;
}

function caucasian(text: string, words: number): LanguageTag | undefined {
  const found = text.match(pairs)?.length ?? 0;
  if (found < 3 || found < words / 4) return undefined;
  if (/[оую]ь/iu.test(text)) return 'ce';
  return /[ая]ь/iu.test(text) ? 'inh' : 'cau';
}
