const latinForCyrillic: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  е: 'e',
  к: 'k',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  с: 'c',
  т: 't',
  у: 'y',
  х: 'x',
  і: 'i',
  ј: 'j',
  ѕ: 's',
}; // prettier-ignore
const cyrillicForLatin: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(latinForCyrillic).map(([cyrillic, latin]) => [latin, cyrillic]),
);

/**
 * The form of a word in which it is compared: NFC, lower case, ё as е, no stress marks or soft hyphens, plain apostrophes and hyphens,
 * letters that only look like the rest of the word turned into what they stand for (`Cвидетель` with a Latin C),
 * superscript digits after a number as its sub-number (`280³` as `280.3`, as official Russian texts print articles).
 */
export function fold(word: string): string {
  const lower = /^[\x21-\x7e]*$/.test(word) ? word.toLowerCase() : foldMarks(word);
  return /[a-z]/.test(lower) && /[\u0400-\u04ff]/.test(lower) ? foldHomoglyphs(lower) : lower;
}

/** The letter of the other alphabet that looks like a small letter. */
export function lookAlike(letter: string): string | undefined {
  return latinForCyrillic[letter] ?? cyrillicForLatin[letter];
}

function foldMarks(word: string): string {
  return word
    .normalize('NFC')
    .replace(/[\ufb00-\ufb06]/g, (ligature) => ligature.normalize('NFKC'))
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/\u00ad|\u0300|\u0301|[\u200b-\u200d]|\u2060|\ufeff/g, '')
    .replace(/[\u2010\u2011\u2012\u2212]/g, '-')
    .replace(/[’ʼ′]/g, "'")
    .replace(/[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]+/g, (digits, at: number, whole: string) =>
      subNumber(digits, whole.slice(0, at)),
    );
}

/** A superscript is part of a number of up to three digits (an article), otherwise a footnote mark. */
function subNumber(superscripts: string, before: string): string {
  return /(?:^|[^\d])\d{1,3}(?:\.\d+)*$/.test(before) ? `.${superscripts.normalize('NFKC')}` : '';
}

function foldHomoglyphs(word: string): string {
  const cyrillic = word.match(/[\u0400-\u04ff]/g)?.length ?? 0;
  const latin = word.match(/[a-z]/g)?.length ?? 0;
  const table = cyrillic >= latin ? cyrillicForLatin : latinForCyrillic;
  return word.replace(/\p{L}/gu, (letter) => table[letter] ?? letter);
}
