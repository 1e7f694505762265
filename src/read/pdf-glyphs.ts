import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { inverseOf, type Matrix, multiply, toMatrix, unmoved } from './pdf-matrix.ts';
import { quarterOf, type TurnedGlyph, upright } from './pdf-turn.ts';

/** One glyph as painted. The sheet's frame has its origin at the top left, y grows downwards, units are points (1/72 inch). */
export type Glyph = {
  /** The characters that it stands for: mostly one, several for a ligature. */
  text: string;
  x: number;
  /** Where the next glyph would begin. */
  end: number;
  /** The baseline. */
  y: number;
  size: number;
  bold: boolean;
  font: string;
  /** Marked by the writing program as no part of the text: running headers, page numbers. */
  artifact: boolean;
};

/** A filled or stroked shape, by its bounding box: rules, bullets, table borders. */
export type Shape = { left: number; top: number; right: number; bottom: number };

/** All that one sheet paints. `sheet` counts from 1. */
export type PaintedSheet = {
  sheet: number;
  height: number;
  glyphs: Glyph[];
  shapes: Shape[];
  /** From a place on the sheet to the PDF's own user space, in which pages are drawn: origin as the page says, y grows upwards. */
  userSpace: (x: number, y: number) => [number, number];
};

type Font = { name: string; bold: boolean; scale: number; vertical: boolean };
type Operations = Readonly<Record<string, number>>;
type PaintedGlyph = { unicode: string; width: number; isSpace: boolean; vmetric?: readonly number[] | null };

type State = {
  matrix: Matrix;
  font: Font;
  fontSize: number;
  charSpacing: number;
  wordSpacing: number;
  horizontal: number;
  leading: number;
  rise: number;
};

const NO_FONT: Font = { name: '', bold: false, scale: 0.001, vertical: false };

/**
 * Reads what a sheet paints from its operator list rather than from pdf.js' own text extraction, which drops soft hyphens, tells nothing of
 * weight, and cuts words at font changes. A sheet set sideways is
 * turned.
 */
export async function paintedSheet(page: PDFPageProxy, operations: Operations): Promise<PaintedSheet> {
  const viewport = page.getViewport({ scale: 1 });
  const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: 0 });
  const painter = new Painter(toMatrix(viewport.transform), operations, (id) => fontOf(page, id));
  for (let index = 0; index < fnArray.length; index += 1) painter.perform(fnArray[index] ?? 0, argsArray[index] ?? []);
  const { glyphs, shapes } = painter.painted();
  const { back, ...turned } = upright(viewport.width, viewport.height, glyphs, shapes);
  const userSpace = inverseOf(toMatrix(viewport.transform));
  return { sheet: page.pageNumber, ...turned, userSpace: (x, y) => userSpace(...back(x, y)) };
}

function fontOf(page: PDFPageProxy, id: string): Font {
  const font: unknown = page.commonObjs.has(id) ? page.commonObjs.get(id) : undefined;
  if (typeof font !== 'object' || font === null) return NO_FONT;
  const { name, bold, black, fontMatrix, vertical } = font as Record<string, unknown>;
  const called = typeof name === 'string' ? name : '';
  return {
    name: called.replace(/^[A-Z]{6}\+/, ''),
    bold: bold === true || black === true || /bold|black|heavy|semibold|demi(?!light)/i.test(called),
    scale:
      Array.isArray(fontMatrix) && typeof fontMatrix[0] === 'number' && fontMatrix[0] !== 0 ? fontMatrix[0] : 0.001,
    vertical: vertical === true,
  };
}

/** The text state machine of ISO 32000-1, 9.3 and 9.4, as far as the place of glyphs depends on it. */
class Painter {
  readonly #steps: ReadonlyMap<number, (args: readonly unknown[]) => void>;
  readonly #fontOf: (id: string) => Font;
  readonly #stack: State[] = [];
  readonly #contents: boolean[] = [];
  readonly #glyphs: TurnedGlyph[] = [];
  readonly #shapes: Shape[] = [];
  #state: State;
  #textMatrix: Matrix = unmoved;
  #lineMatrix: Matrix = unmoved;
  #artifacts = 0;

  constructor(frame: Matrix, operations: Operations, fontOfId: (id: string) => Font) {
    this.#fontOf = fontOfId;
    this.#state = {
      matrix: frame,
      font: NO_FONT,
      fontSize: 0,
      charSpacing: 0,
      wordSpacing: 0,
      horizontal: 1,
      leading: 0,
      rise: 0,
    };
    this.#steps = new Map(Object.entries(this.#meanings()).map(([name, step]) => [operations[name] ?? -1, step]));
  }

  perform(operation: number, args: readonly unknown[]): void {
    this.#steps.get(operation)?.(args);
  }

  painted(): { glyphs: TurnedGlyph[]; shapes: Shape[] } {
    return { glyphs: this.#glyphs, shapes: this.#shapes };
  }

  #meanings(): Record<string, (args: readonly unknown[]) => void> {
    const number = (value: unknown) => (typeof value === 'number' ? value : 0);
    return {
      save: () => this.#stack.push({ ...this.#state }),
      restore: () => this.#restore(),
      transform: (args) => this.#concat(args),
      paintFormXObjectBegin: ([matrix]) => {
        this.#stack.push({ ...this.#state });
        this.#concat(matrix);
      },
      paintFormXObjectEnd: () => this.#restore(),
      beginText: () => this.#setMatrix(unmoved),
      setTextMatrix: ([matrix]) => this.#setMatrix(toMatrix(matrix)),
      moveText: ([x, y]) => this.#move(number(x), number(y)),
      setLeadingMoveText: ([x, y]) => {
        this.#state.leading = -number(y);
        this.#move(number(x), number(y));
      },
      nextLine: () => this.#move(0, -this.#state.leading),
      setLeading: ([leading]) => {
        this.#state.leading = number(leading);
      },
      setCharSpacing: ([spacing]) => {
        this.#state.charSpacing = number(spacing);
      },
      setWordSpacing: ([spacing]) => {
        this.#state.wordSpacing = number(spacing);
      },
      setHScale: ([percent]) => {
        this.#state.horizontal = number(percent) / 100;
      },
      setTextRise: ([rise]) => {
        this.#state.rise = number(rise);
      },
      setFont: ([id, size]) => this.#setFont(id, size),
      setGState: ([entries]) => {
        for (const [key, value] of Array.isArray(entries) ? entries : []) {
          if (key === 'Font' && Array.isArray(value)) this.#setFont(value[0], value[1]);
        }
      },
      showText: ([glyphs]) => this.#show(Array.isArray(glyphs) ? glyphs : []),
      beginMarkedContent: ([tag]) => this.#open(tag),
      beginMarkedContentProps: ([tag]) => this.#open(tag),
      endMarkedContent: () => {
        if (this.#contents.pop() === true) this.#artifacts -= 1;
      },
      constructPath: ([, , box]) => this.#shape(box),
    };
  }

  #restore(): void {
    this.#state = this.#stack.pop() ?? this.#state;
  }

  #concat(args: unknown): void {
    this.#state.matrix = multiply(this.#state.matrix, toMatrix(args));
  }

  #setMatrix(matrix: Matrix): void {
    this.#textMatrix = matrix;
    this.#lineMatrix = matrix;
  }

  #move(x: number, y: number): void {
    this.#setMatrix(multiply(this.#lineMatrix, [1, 0, 0, 1, x, y]));
  }

  #setFont(id: unknown, size: unknown): void {
    this.#state.font = typeof id === 'string' ? this.#fontOf(id) : NO_FONT;
    this.#state.fontSize = typeof size === 'number' ? size : 0;
  }

  #open(tag: unknown): void {
    const artifact = tag === 'Artifact';
    this.#contents.push(artifact);
    if (artifact) this.#artifacts += 1;
  }

  #show(painted: readonly unknown[]): void {
    const { font, fontSize, charSpacing, wordSpacing, horizontal, rise } = this.#state;
    let advance = 0;
    const matrix = multiply(this.#state.matrix, multiply(this.#textMatrix, [1, 0, 0, 1, 0, rise]));
    for (const one of painted) {
      if (typeof one === 'number') {
        advance -= (one / 1000) * fontSize * (font.vertical ? 1 : horizontal);
        continue;
      }
      const glyph = one as PaintedGlyph;
      const spacing = charSpacing + (glyph.isSpace ? wordSpacing : 0);
      const width = glyph.width * font.scale * fontSize * horizontal;
      if (!font.vertical) this.#keep(glyph, matrix, advance, advance + width);
      advance += font.vertical ? 0 : width + spacing * horizontal;
    }
    this.#textMatrix = multiply(this.#textMatrix, [1, 0, 0, 1, advance, 0]);
  }

  #keep(glyph: PaintedGlyph, matrix: Matrix, from: number, to: number): void {
    const { font, fontSize } = this.#state;
    const [a, b, c, d, e, f] = matrix;
    this.#glyphs.push({
      text: glyph.unicode,
      x: e + a * from,
      end: e + a * to,
      y: f + b * from,
      size: Math.abs(fontSize) * Math.hypot(c, d),
      bold: font.bold,
      font: font.name,
      artifact: this.#artifacts > 0,
      endY: f + b * to,
      quarter: quarterOf(a * fontSize, b * fontSize),
    });
  }

  #shape(box: unknown): void {
    if (!(box instanceof Float32Array) || box.length !== 4) return;
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = box;
    const [a, b, c, d, e, f] = this.#state.matrix;
    const xs = [a * x0 + c * y0 + e, a * x1 + c * y1 + e];
    const ys = [b * x0 + d * y0 + f, b * x1 + d * y1 + f];
    this.#shapes.push({ left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) });
  }
}
