/** A text in a plainer form; `at[i]` is the offset in the original of character `i`, and `at[text.length]` its end. UTF-16 code units. */
export type Normalised = { text: string; at: Int32Array };

/**
 * `exact`: white space is one space, soft hyphens and zero-width characters are gone, nothing else changes. `typographic`: also marks of quotation,
 * dashes, ellipses, ligatures, ё and stress marks are alike, no space stands around a dash, and a hyphen inside a word counts for nothing, since a
 * line may have been broken there.
 */
export type Likeness = 'exact' | 'typographic';

const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/;
const space = /\s/;
const letter = /\p{L}/u;

const alike = new Map(
  Object.entries({
    // Marks inside a quotation take the other kind: the source's “agent” is ‘agent’ there.
    "'": '"“”„‟«»‘’‚‛‹›ʼ′`',
    '-': '–—−‐‑‒―',
    '...': '…',
    е: 'ё',
    Е: 'Ё',
    fi: 'ﬁ',
    fl: 'ﬂ',
    ff: 'ﬀ',
    ffi: 'ﬃ',
    ffl: 'ﬄ',
    '': '\u0301',
  }).flatMap(([plain, marks]) => [...marks].map((mark) => [mark, plain] as const)),
);

/** Normalises a text, keeping where each character came from. Linear in its length. */
export function normalise(original: string, likeness: Likeness): Normalised {
  const characters: string[] = [];
  const at: number[] = [];
  const put = (text: string, offset: number) => {
    for (const unit of text.split('')) {
      characters.push(unit);
      at.push(offset);
    }
  };
  for (let offset = 0; offset < original.length; offset += 1) {
    const character = original.charAt(offset);
    const last = characters.at(-1);
    if (invisible.test(character)) continue;
    if (space.test(character)) {
      if (last !== undefined && last !== ' ' && !(likeness === 'typographic' && last === '-')) put(' ', offset);
      continue;
    }
    if (likeness === 'exact') {
      put(character, offset);
      continue;
    }
    if (isInnerHyphen(original, offset)) {
      offset = wordGoesOn(original, offset);
      continue;
    }
    const plain = alike.get(character) ?? character;
    if (plain === '-' && last === ' ') {
      characters.pop();
      at.pop();
    }
    put(plain, offset);
  }
  at.push(original.length);
  return { text: characters.join(''), at: Int32Array.from(at) };
}

/** A hyphen between two letters, or between a letter and the end of a line that a letter follows. */
function isInnerHyphen(text: string, offset: number): boolean {
  if (!/[-‐‑]/.test(text.charAt(offset)) || !letter.test(text.charAt(offset - 1))) return false;
  return letter.test(text.charAt(wordGoesOn(text, offset) + 1));
}

/** The offset of the last character of white space after a hyphen, if a line ends there. */
function wordGoesOn(text: string, offset: number): number {
  const gap = /^[ \t]*\r?\n\s*/.exec(text.slice(offset + 1, offset + 40))?.[0] ?? '';
  return offset + gap.length;
}
