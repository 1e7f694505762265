import { stem } from '../text/analyse.ts';
import { isCyrillic, transliterationKey } from '../text/transliterate.ts';

/** Shorter words are never taken for names. */
export const shortestName = 4;

/** How a name sounds as written, and without the ending that Russian declines: the keys by which it is found in the other alphabet. */
export type Sound = { whole: string; root: string };

/** The sound of a folded form. */
export function soundOf(form: string): Sound {
  return { whole: transliterationKey(form), root: transliterationKey(rootOf(form)) };
}

/** All sounds that a typed form may stand for: romanisations differ in what they write for дж and for the Ukrainian г. */
export function soundsOf(form: string): { wholes: string[]; all: string[] } {
  const sounds = [...new Set([form, form.replace(/d?j(?=[aeiou])/g, 'dzh'), form.replace(softG, 'g')])].map(soundOf);
  const wholes = [...new Set(sounds.map(({ whole }) => whole))];
  const roots = sounds.map(({ root }) => root).filter((root) => root.length >= shortestName);
  return { wholes, all: [...new Set([...wholes, ...roots])] };
}

/** Whether another form can be the same name: in the same alphabet it must sound the same, since Yelisarova is not Yelisarov. */
export function canBeSameName(form: string, other: string): boolean {
  if (isCyrillic(form) !== isCyrillic(other) || isCyrillic(form)) return true;
  return soundsOf(form).wholes.includes(soundOf(other).whole);
}

/** An h that stands for no other letter than г: not in kh, zh, sh, ch, th, ph, gh. */
const softG = /(?<![kzsctpgw])h/g;
/** A surname in -ова or -ина whose other cases end otherwise, and adjectives in -ский, -ный, -ая: what stays in all cases. */
const latinEnding =
  /(?<=.[eo]v|.[iy]n)a$|(?<=.enk)o$|(?<=.(?:[st]k|[bdklmnrstvz]n|l))(?:aya|aia|yi|iy|ii|yy|ij|y|oy|oi)$/;

function rootOf(form: string): string {
  if (!isCyrillic(form)) return form.replace(latinEnding, '');
  // The stemmer takes -ов for an ending of nouns: Елисаров would not meet Елисарову.
  return /(?:[ое]в|[иы]н)$/.test(form) ? form : stem(form);
}
