import { fold } from './fold.ts';

const latin: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ґ: 'g',
  д: 'd',
  е: 'e',
  є: 'ie',
  ж: 'zh',
  з: 'z',
  и: 'i',
  і: 'i',
  ї: 'ii',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ў: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'i',
  ь: '',
  э: 'e',
  ю: 'iu',
  я: 'ia',
}; // prettier-ignore

/**
 * A key that is the same for the spellings of one name in either script: `Яшин`, `Yashin`, `Iashin`; `Навальный`, `Navalny`, `Navalnyi`.
 * Approximate on purpose (ш and щ, и and ы and й share a letter); it says that two words may be one name, not that they are.
 */
export function transliterationKey(word: string): string {
  return Array.from(fold(word), (letter) => latin[letter] ?? letter)
    .join('')
    .replace(/['"-]/g, '')
    .replace(/[yj]/g, 'i')
    .replaceAll('w', 'v')
    .replaceAll('x', 'ks')
    .replace(/kh/g, 'h')
    .replace(/s(?:h|zh)?ch|sch/g, 'sh')
    .replace(/tch/g, 'ch')
    .replace(/t[sz]|cz/g, 'ts')
    .replace(/i[eo]/g, 'e')
    .replace(/(.)\1+/g, '$1');
}

/** Whether a text has Cyrillic letters. */
export function isCyrillic(text: string): boolean {
  return /\p{Script=Cyrillic}/u.test(text);
}
