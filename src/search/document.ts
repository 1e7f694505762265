import type { IsoDate, IsoInstant, LanguageTag, PassageFacets, Report } from '../model.ts';

/** One searchable passage as every engine receives it. Report-level fields repeat on each passage of a report. */
export type PassageDocument = {
  id: string;
  reportId: string;
  ordinal: number;
  title: string;
  headings: string[];
  text: string;
  language: LanguageTag;
  sourceId: string;
  tier: 1 | 2 | 3 | 4;
  kind: string;
  publishedOn?: IsoDate;
  firstSeenAt: IsoInstant;
  status: Report['status'];
  categories: string[];
  /** Those of `categories` that a strong tag gives. */
  strongCategories: string[];
  provisions: string[];
} & PassageFacets;
