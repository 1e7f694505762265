/**
 * The kit: all that a file in `crawlers/` may import. A source is a value; it may not fetch, log, wait or read the clock.
 */
import type { Discovery, Draft, LanguageTag, Link, Page } from './model.ts';

export type { Block, Discovery, Draft, Link, Page } from './model.ts';

/** 1: UN and other intergovernmental bodies, courts, governments; 2: other governments, leading international NGOs; 3: national monitors; 4: media. */
export type Tier = 1 | 2 | 3 | 4;

export type SourceKind = 'un' | 'igo' | 'court' | 'government' | 'ngo' | 'media' | 'register' | 'academic';

/** A publisher and how to read it. `schedule` is a cron expression in UTC; `delayMs` the pause between two requests to its host. */
export type Source = {
  id: string;
  publisher: string;
  title: string;
  homepage: string;
  tier: Tier;
  kind: SourceKind;
  languages: readonly LanguageTag[];
  schedule: string;
  delayMs: number;
  /** How far the file rests on real bytes: a recording, an evidenced shape, or neither yet. */
  verified: 'recorded' | 'shape' | 'unverified';
  /** What a healthy run yields. */
  expect: { links: readonly [min: number, max: number] };
  /** List pages to begin with. */
  start: readonly string[];
  /** Reads one list page. @throws Failure extract.* when the page has not the expected shape */
  discover(page: Page): Discovery;
  /** Reads one report page. May be asynchronous (PDF, DOCX). @throws Failure extract.* */
  extract(page: Page, link: Link): Draft | Promise<Draft>;
};
