/**
 * Schemes of romanisation. `ala-lc`: ALA-LC without ligatures and diacritics, usual in American legal writing; `ala-lc-full`: with them; `bgn-pcgn`:
 * of the geographic boards of the United States and the United Kingdom (1947).
 */
export const schemes = ['ala-lc', 'ala-lc-full', 'bgn-pcgn'] as const;
export type Scheme = (typeof schemes)[number];

const plain =
  'а a б b в v г g д d е e ж zh з z и i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ы y';

const russian: Record<Scheme, ReadonlyMap<string, string>> = {
  'ala-lc': table(`${plain} ё e й i ъ - ь ' э e ю iu я ia`),
  'ala-lc-full': table(`${plain} ё ë й ĭ ц t͡s ъ ʺ ь ʹ э ė ю i͡u я i͡a`),
  'bgn-pcgn': table(`${plain} ё ë й y ъ ” ь ’ э e ю yu я ya`),
};

const ukrainian: Record<Scheme, ReadonlyMap<string, string>> = {
  'ala-lc': table(`${plain} г h ґ g є ie и y і i ї i й i ю iu я ia ь ' ’ -`),
  'ala-lc-full': table(`${plain} г h ґ g є i͡e ж z͡h и y і i ї ï й ĭ ц t͡s ю i͡u я i͡a ь ʹ ’ -`),
  'bgn-pcgn': table(`${plain} г h ґ g є ye и y і i ї yi й y ю yu я ya ь ’ ’ -`),
};

/** Text in Cyrillic letters romanised by a scheme; Russian unless `language` is Ukrainian. Other letters stay. */
export function romanise(text: string, scheme: Scheme, language = 'ru'): string {
  const letters = (/^uk\b/.test(language) ? ukrainian : russian)[scheme];
  const characters = [...text.normalize('NFC')];
  return characters
    .map((character, at) => {
      const small = character.toLowerCase();
      const base = letters.get(small);
      if (base === undefined) return character;
      const sound =
        scheme === 'bgn-pcgn' && !/^uk\b/.test(language) ? withGlide(small, base, characters[at - 1]) : base;
      return small === character ? sound : capital(sound, isShouted(characters, at));
    })
    .join('');
}

/** BGN/PCGN writes е as ye and ё as yë at the beginning of a word and after vowels, й, ъ and ь. */
function withGlide(letter: string, base: string, before: string | undefined): string {
  if (letter !== 'е' && letter !== 'ё') return base;
  return before === undefined || !/[\p{L}]/u.test(before) || /[аеёиоуыэюяйъь]/i.test(before) ? `y${base}` : base;
}

/** Whether a capital stands in a word of capitals. */
function isShouted(characters: readonly string[], at: number): boolean {
  const neighbours = [characters[at - 1], characters[at + 1]].filter(
    (neighbour) => neighbour !== undefined && /\p{L}/u.test(neighbour),
  );
  return neighbours.length > 0 && neighbours.every((neighbour) => neighbour === neighbour?.toUpperCase());
}

function capital(sound: string, shouted: boolean): string {
  return shouted ? sound.toUpperCase() : sound.charAt(0).toUpperCase() + sound.slice(1);
}

/** Pairs of a letter and its romanisation, a hyphen for one that is dropped; later pairs win. */
function table(pairs: string): ReadonlyMap<string, string> {
  const words = pairs.split(' ');
  const result = new Map<string, string>();
  for (let at = 0; at < words.length; at += 2) {
    const sound = words[at + 1] ?? '';
    result.set(words[at] ?? '', sound === '-' ? '' : sound);
  }
  return result;
}
