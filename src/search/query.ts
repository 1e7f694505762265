import type { IsoDate } from '../model.ts';

/** What is asked of an engine: parsed, typed, and free of any engine's own syntax. */
export type SearchQuery = {
  /** The words as typed, in any language; empty to browse. */
  text: string;
  categories: string[];
  sources: string[];
  languages: string[];
  /** Inclusive bounds on the date of publication; a report known only by year or month matches when its span overlaps. */
  from?: IsoDate;
  until?: IsoDate;
  /** From 1. */
  page: number;
  /** Reports a page. */
  size: number;
};
