import type { Link } from './page.ts';
import type { IsoInstant } from './values.ts';

/** What the crawler remembers of an address between runs. */
export type KnownLink = {
  link: Link;
  /** The report that the address became, once it was read. */
  reportId?: string;
  etag?: string;
  lastModified?: string;
  lastVisitedAt?: IsoInstant;
  firstListedAt?: IsoInstant;
  /** When it last gave a new report or a new version. */
  changedAt?: IsoInstant;
  /** How many visits in a row, up to the last, brought a new version each; absent for none. */
  changesInARow?: number;
  /** Since when it answers 404 or 410. */
  missingSince?: IsoInstant;
  /** When its last capture was found to be unreadable; absent when it was read. */
  failedAt?: IsoInstant;
};

/** What went wrong with one address: shown to operator and reader, replaces nothing. */
export type Problem = { sourceId: string; url: string; code: string; message: string; at: IsoInstant };

/** What a run of a source came to. `found`: addresses that its lists showed. */
export type RunCounts = {
  found: number;
  new: number;
  changed: number;
  unchanged: number;
  gone: number;
  passedOver: number;
  /** Reports and list pages that were left for the next run: the back-fill goes on there. */
  left?: number;
};

/** One run of one source. */
export type Run = RunCounts & {
  id: number;
  sourceId: string;
  startedAt: IsoInstant;
  finishedAt?: IsoInstant;
  problems: number;
  /** How many problems there were of each code. */
  problemCodes?: Record<string, number>;
  /** Of so many of its newest reports, how many state a date, and how many have as much text as is expected. */
  yield?: { measured: number; dated: number; long: number };
};

/** How a look at a live source went. */
export type SourceCheck = { sourceId: string; at: IsoInstant; works: boolean; message: string };
