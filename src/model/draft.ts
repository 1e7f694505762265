import type { IsoDate, LanguageTag } from './values.ts';

export type BlockKind = 'heading' | 'paragraph' | 'item' | 'quote' | 'table' | 'note' | 'notice';

/**
 * One block of a document in reading order. `note` is a footnote or endnote, its mark in `number`; `notice` is a statutory notice that the
 * publisher must print (kept and shown, never tagged or searched); `table` is one table row, its cells joined by ` | `.
 */
export type Block = {
  kind: BlockKind;
  text: string;
  /** Headings: 1 to 6. */
  level?: number;
  /** The page number as printed (`iv`, `12`), for pinpoints; never a guess. */
  page?: string;
  /** The position of the page in its PDF, from 1. */
  sheet?: number;
  /** The printed paragraph number or footnote mark, without trailing punctuation: `12`, `4.2.1`. */
  number?: string;
  /** Footnote marks that stood in the text and were taken out: the mark as in the note's `number`, and the UTF-16 offset where it stood. */
  marks?: { number: string; at: number }[];
};

/** A document in another language that the page itself names as its translation (`hreflang`). */
type Translation = { language: LanguageTag; url: string };

/** What reading gives: metadata that the page states (absent when it does not) and blocks in reading order. */
export type Draft = {
  title: string;
  authors: string[];
  publishedOn?: IsoDate;
  updatedOn?: IsoDate;
  language?: LanguageTag;
  publisher?: string;
  /** UN symbol, ECLI, application number, CDL-AD number, version of a note. */
  documentNumber?: string;
  series?: string;
  edition?: string;
  canonicalUrl?: string;
  translations?: Translation[];
  /** The publisher marks the report as withdrawn. */
  withdrawn?: boolean;
  blocks: Block[];
};
