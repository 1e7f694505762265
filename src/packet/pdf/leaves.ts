import PDFDocument from 'pdfkit';
import type { Rich } from '../../cite/rich.ts';
import type { IsoInstant } from '../../model/values.ts';
import type { Form } from '../plan.ts';
import type { Face, Fonts } from './fonts.ts';
import type { Glyphs } from './glyphs.ts';
import { type Line, linesOf, type Measure, type Run } from './lines.ts';

/** Pages of one part of the packet, by their places among our own leaves, from 0. */
export type Leaf = { from: number; count: number };

/** How a paragraph is set; sizes in points. */
export type Setting = {
  size?: number;
  face?: Face;
  /** From the left margin, and narrower than the column by so much on the right. */
  left?: number;
  right?: number;
  align?: 'left' | 'centre';
  /** Between lines, as a share of the size. */
  leading?: number;
  /** White above and below. */
  above?: number;
  below?: number;
  /** Shaded, as with a marker. */
  marked?: boolean;
  /** At least so much must fit below it on its page: for headings. */
  with?: number;
  colour?: string;
};

const papers: Record<Form, readonly [width: number, height: number]> = {
  us: [612, 792],
  uk: [595.28, 841.89],
};

const marker = '#ffee73';
const margins = { top: 72, bottom: 80, left: 72, right: 72 };

/**
 * The leaves of a packet that are ours: a PDF under way, on which parts are set one after another. Every page keeps 80 points free at its foot for the
 * stamp that is set when the packet is bound.
 */
export class Leaves {
  readonly width: number;
  readonly #document: PDFKit.PDFDocument;
  readonly #chunks: Uint8Array[] = [];
  readonly #measure: Measure;
  readonly #glyphs: Glyphs;
  readonly #height: number;
  #pages = 0;
  #y = 0;

  constructor(form: Form, { fonts, glyphs }: { fonts: Fonts; glyphs: Glyphs }, at: IsoInstant) {
    const [width, height] = papers[form];
    this.width = width - margins.left - margins.right;
    this.#height = height;
    this.#document = new PDFDocument({
      size: [width, height],
      margin: 0,
      autoFirstPage: false,
      info: { CreationDate: new Date(at), Producer: 'country-conditions' },
    });
    for (const face of ['regular', 'italic', 'bold', 'spare'] as const)
      this.#document.registerFont(face, Buffer.from(fonts[face]));
    this.#measure = measureBy(this.#document);
    this.#glyphs = glyphs;
    this.#document.on('data', (chunk: Uint8Array) => this.#chunks.push(chunk));
  }

  /** Sets a part that begins on a page of its own. */
  part(set: () => void): Leaf {
    const from = this.#pages;
    this.turn();
    set();
    return { from, count: this.#pages - from };
  }

  /** Begins a new page. */
  turn(): void {
    this.#document.addPage();
    this.#pages += 1;
    this.#y = margins.top;
  }

  /** The page being set, from 0. */
  get page(): number {
    return this.#pages - 1;
  }

  /** What is left of the page. */
  get left(): number {
    return this.#height - margins.bottom - this.#y;
  }

  space(points: number): void {
    this.#y += points;
  }

  rule(width = this.width, left = 0): void {
    const x = margins.left + left;
    this.#document
      .moveTo(x, this.#y)
      .lineTo(x + width, this.#y)
      .lineWidth(0.6)
      .stroke('#000');
    this.#y += 6;
  }

  /** Sets a paragraph and tells the page on which it begins. */
  paragraph(text: string | Rich, setting: Setting = {}): number {
    const { above = 0, below = 6, size = 11, leading = 1.4 } = setting;
    const lines = this.lines(text, setting);
    this.#y += above;
    const height = size * leading;
    if (this.left < height * Math.min(2, lines.length) + (setting.with ?? 0)) this.turn();
    const began = this.page;
    for (const line of lines) {
      if (this.left < height) this.turn();
      this.#line(line, setting, height);
    }
    this.#y += below;
    return began;
  }

  /** The lines of a paragraph, as wide as its setting lets them be. */
  lines(text: string | Rich, setting: Setting): Line[] {
    const { size = 11, left = 0, right = 0, face = 'regular' } = setting;
    const runs = runsOf(text, face).flatMap((run) => this.#glyphs.printable(run));
    return linesOf(runs, this.width - left - right, size, this.#measure);
  }

  /** A row of a table, its cells side by side; goes to the next page whole when it fits there. `left`s and widths in points. */
  row(cells: readonly { text: string | Rich; left: number; width: number; face?: Face }[], size = 10): void {
    const height = size * 1.35;
    const columns = cells.map(({ text, left, width, face }) => {
      const setting: Setting = { size, left, right: this.width - left - width, face: face ?? 'regular' };
      return { setting, lines: this.lines(text, setting) };
    });
    const tallest = Math.max(...columns.map(({ lines }) => lines.length));
    const whole = this.#height - margins.top - margins.bottom;
    if (this.left < height * Math.min(tallest, Math.floor(whole / height))) this.turn();
    for (let at = 0; at < tallest; at += 1) {
      if (this.left < height) this.turn();
      for (const { setting, lines } of columns) {
        const line = lines[at];
        if (line === undefined) continue;
        this.#line(line, setting, height);
        this.#y -= height;
      }
      this.#y += height;
    }
    this.#y += 4;
  }

  /** The finished PDF. */
  async bytes(): Promise<Uint8Array> {
    const ended = Promise.withResolvers<void>();
    this.#document.on('end', () => ended.resolve());
    this.#document.end();
    await ended.promise;
    return Buffer.concat(this.#chunks);
  }

  #line(line: Line, setting: Setting, height: number): void {
    const { size = 11, left = 0, right = 0, align = 'left', colour = '#000' } = setting;
    const room = this.width - left - right - line.width;
    let x = margins.left + left + (align === 'centre' ? room / 2 : 0);
    const document = this.#document;
    if (setting.marked) document.rect(x - 2, this.#y, line.width + 4, height).fill(marker);
    // Faces differ in how far they reach above the line: all are set on it.
    const baseline = this.#y + height / 2 + size * 0.389;
    document.fillColor(colour);
    for (const run of line.runs) {
      document.font(run.face, size).text(run.text, x, baseline, { lineBreak: false, baseline: 'alphabetic' });
      x += run.width;
    }
    this.#y += height;
  }
}

function runsOf(text: string | Rich, face: Face): Run[] {
  if (typeof text === 'string') return [{ text, face }];
  return text.map(({ text, italic }) => ({ text, face: italic ? 'italic' : face }));
}

/** Widths in shares of the size; each word is measured once. */
function measureBy(document: PDFKit.PDFDocument): Measure {
  const known = new Map<string, number>();
  return (text, face) => {
    const key = `${face}|${text}`;
    let width = known.get(key);
    if (width === undefined) {
      width = document.font(face, 100).widthOfString(text) / 100;
      known.set(key, width);
    }
    return width;
  };
}
