import * as fontkit from 'fontkit';
import type { Face, Fonts } from './fonts.ts';
import type { Run } from './lines.ts';

/** What stands for a character that no face has. A glyph of its own: fonts draw one and the same for all that they lack, and text copied from it would be false. */
const box = '□';

/** Scripts that are named where they cannot be printed; those from right to left even though a face has them: no line here is set in that direction. */
const scripts: readonly (readonly [name: string, RegExp])[] = [
  ['Arabic script', /\p{Script=Arabic}/u],
  ['Hebrew script', /\p{Script=Hebrew}/u],
  ['Syriac script', /\p{Script=Syriac}/u],
  ['Chinese or Japanese script', /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['Korean script', /\p{Script=Hangul}/u],
  ['pictures (emoji)', /\p{Extended_Pictographic}/u],
];
const fromRight = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
/** Latin and Cyrillic with what is printed beside them: every face has it. */
const common = /^[\n\r\t\u0020-\u007e\u00a0-\u00ac\u00ae-\u017f\u0400-\u045f\u2013\u2014\u2018-\u201e\u2026]*$/;
/** Never seen: joiners, marks of direction, selectors, control characters. */
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cc}]/u;
const lineEnd = /[\n\r\t]/;

/** Which characters the faces of a packet have. */
export class Glyphs {
  readonly #faces: Readonly<Record<Face, { hasGlyphForCodePoint(codePoint: number): boolean }>>;
  readonly #known = new Map<string, Face | undefined>();

  constructor({ regular, italic, bold, spare }: Fonts) {
    const read = (bytes: Uint8Array) => fontkit.create(Buffer.from(bytes));
    this.#faces = { regular: read(regular), italic: read(italic), bold: read(bold), spare: read(spare) };
  }

  /** The run in faces that have its characters; boxes for what none has; what is never seen is left out. */
  printable({ text, face }: Run): Run[] {
    if (common.test(text)) return [{ text, face }];
    const runs: Run[] = [];
    for (const character of text) {
      const last = runs.at(-1);
      if (character === ' ' && last !== undefined) last.text += character;
      else if (lineEnd.test(character) || !invisible.test(character)) {
        const chosen = this.#faceOf(character, face);
        const shown = chosen === undefined ? box : character;
        if (last?.face === (chosen ?? 'spare')) last.text += shown;
        else runs.push({ text: shown, face: chosen ?? 'spare' });
      }
    }
    return runs;
  }

  /** How many characters no face has, by the name of their script. */
  missing(texts: readonly string[]): Map<string, number> {
    const counts = new Map<string, number>();
    for (const character of texts.filter((text) => !common.test(text)).join('')) {
      if (invisible.test(character) || this.#faceOf(character, 'regular') !== undefined) continue;
      const name = scripts.find(([, script]) => script.test(character))?.[0] ?? 'other characters';
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    return counts;
  }

  #faceOf(character: string, face: Face): Face | undefined {
    if (lineEnd.test(character)) return face;
    const key = `${face}${character}`;
    if (!this.#known.has(key)) this.#known.set(key, this.#chosen(character, face));
    return this.#known.get(key);
  }

  #chosen(character: string, face: Face): Face | undefined {
    const codePoint = character.codePointAt(0) ?? 0;
    if (fromRight.test(character)) return undefined;
    return ([face, 'regular', 'spare'] as const).find((one) => this.#faces[one].hasGlyphForCodePoint(codePoint));
  }
}
