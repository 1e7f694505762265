import type { LanguageTag } from '../model.ts';

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
  ['uz', /ҳ/iu],
  ['kk', /[ұқ]/iu],
  ['tt', /[әҗ]/iu],
  ['ky', /ң/iu],
  ['bua', /һ/iu],
  ['mn', /[өү]/iu],
];

/** The pairs of signs that Caucasian languages are written with; the palochka is often typed as `1`, `I` or `l`. */
const pairs = /[аоуюя]ь|хь|къ|к?кх|\p{Script=Cyrillic}[ӏ1Il](?!\d)|(?<![\d\p{L}])[ӏ1Il](?=\p{Script=Cyrillic})/giu;

/**
 * The language of a text in Cyrillic letters that is none of Russian, Ukrainian, Belarusian, Bulgarian and Serbian, where its own letters or
 * pairs of letters show it; else undefined. Right on twenty words; languages with the same letters (Kalmyk, Tuvan, Adyghe) come under the
 * nearest one, those of the Caucasus other than Chechen and Ingush under `cau`.
 */
export function otherCyrillic(text: string): LanguageTag | undefined {
  const words = text.match(/\p{Script=Cyrillic}+/gu) ?? [];
  if (words.filter((word) => special.test(word)).length > words.length * leastShare) {
    return alphabets.find(([, own]) => own.test(text))?.[0];
  }
  return caucasian(text, words.length);
}

function caucasian(text: string, words: number): LanguageTag | undefined {
  const found = text.match(pairs)?.length ?? 0;
  if (found < 3 || found < words / 4) return undefined;
  if (/[оую]ь/iu.test(text)) return 'ce';
  return /[ая]ь/iu.test(text) ? 'inh' : 'cau';
}
