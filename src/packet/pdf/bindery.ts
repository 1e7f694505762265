import { PDFDocument, type PDFFont, type PDFPage } from '@cantoo/pdf-lib';
import type { Leaf } from './leaves.ts';
import { stampLeaf, stampOriginal } from './stamp.ts';

type Materials = {
  leaves: PDFDocument;
  /** Of the stamps. */
  font: PDFFont;
  /** The packet's number of the first page of the file. */
  first: number;
};

/** Puts pages into a file one after another, and stamps each with its number in the packet. */
export class Bindery {
  readonly #file: PDFDocument;
  readonly #leaves: ReadonlyMap<number, PDFPage>;
  readonly #font: PDFFont;
  readonly #first: number;

  private constructor(file: PDFDocument, leaves: ReadonlyMap<number, PDFPage>, { font, first }: Materials) {
    this.#file = file;
    this.#leaves = leaves;
    this.#font = font;
    this.#first = first;
  }

  /** Lays our leaves ready; they are copied at once, so that they share their fonts. */
  static async open(file: PDFDocument, materials: Materials, parts: readonly (Leaf | undefined)[]): Promise<Bindery> {
    const places = parts.flatMap((part) => placesOf(part));
    const pages = await file.copyPages(materials.leaves, places);
    return new Bindery(file, new Map(pages.map((page, at) => [places[at] ?? -1, page])), materials);
  }

  /** Adds leaves of ours; `label`: what stands before the number, told by the page of the part where it matters. */
  ours(part: Leaf | undefined, label: string | ((page: number) => string)): void {
    for (const [at, place] of placesOf(part).entries()) {
      const page = this.#leaves.get(place);
      if (page === undefined) throw new Error('a leaf that was not laid ready');
      const before = typeof label === 'string' ? label : label(at + 1);
      const text = `${before}${this.#next()}`;
      stampLeaf(this.#file.addPage(page), text, this.#font);
    }
  }

  /** Adds the pages of an excerpt. */
  async original(excerpt: Uint8Array, label: string): Promise<void> {
    const source = await PDFDocument.load(excerpt, { updateMetadata: false, parseSpeed: Number.POSITIVE_INFINITY });
    for (const page of await this.#file.copyPages(source, source.getPageIndices())) {
      const text = `${label}${this.#next()}`;
      stampOriginal(this.#file.addPage(page), text, this.#font);
    }
  }

  #next(): number {
    return this.#first + this.#file.getPageCount();
  }
}

function placesOf(part: Leaf | undefined): number[] {
  return part === undefined ? [] : Array.from({ length: part.count }, (_, at) => part.from + at);
}
