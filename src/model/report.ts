import type { ByHand } from './publisher.ts';
import type { IsoDate, IsoInstant, LanguageTag, Sha256 } from './values.ts';

/** What became of a report that was read: its first version, a further one, or the text that was there already. */
export const keepOutcomes = ['new', 'changed', 'unchanged'] as const;
export type KeepOutcome = (typeof keepOutcomes)[number];

/** `live`: as last read; `changed`: has more than one version; `gone`: answered 404 or 410 on two days; `withdrawn`: its publisher says so. */
export type ReportStatus = 'live' | 'changed' | 'gone' | 'withdrawn';

/** A report: one document of one source, under an id that is stable for ever (`uscirf-3f9a1c2b`: source and hash of canonical address). */
export type Report = {
  id: string;
  sourceId: string;
  url: string;
  title: string;
  authors: string[];
  publishedOn?: IsoDate;
  updatedOn?: IsoDate;
  language: LanguageTag;
  documentNumber?: string;
  series?: string;
  /** Which one of its series, or of its versions, as the publisher says: `2024`, `Version 5.0`. */
  edition?: string;
  firstSeenAt: IsoInstant;
  lastSeenAt: IsoInstant;
  /** Since when its address answers 404 or 410. After a single day of that the report is not yet `gone`, but its link failed. */
  missingSince?: IsoInstant;
  goneSince?: IsoInstant;
  /** When what readers are told of it happened last: it came, was revised, withdrawn, or was seen to be gone. */
  newsAt: IsoInstant;
  status: ReportStatus;
  /** Number of the newest version, from 1. */
  version: number;
  /** Whom it is from, when it was added by hand. */
  byHand?: ByHand;
};

/** One text of a report, read from one capture. Immutable but for being read again from the same bytes by a newer reader. */
export type Version = {
  reportId: string;
  number: number;
  snapshotId: number;
  sha256: Sha256;
  capturedAt: IsoInstant;
  /** SHA-256 of the text, UTF-8. */
  textHash: Sha256;
  readerVersion: string;
};

/** One to a few paragraphs that can be quoted, found and cited together: `versionText.slice(start, end) === text`. */
export type Passage = {
  /** Report id, version, ordinal: `uscirf-3f9a1c2b.1.4`. */
  id: string;
  reportId: string;
  version: number;
  /** From 0 in reading order. */
  ordinal: number;
  /** Headings above the passage, outermost first. */
  headings: string[];
  page?: string;
  sheet?: number;
  paragraph?: string;
  language: LanguageTag;
  /** `notice` passages are shown small and are never tagged or searched. */
  kind: 'content' | 'note' | 'notice';
  /** UTF-16 offsets into the version's text. */
  start: number;
  end: number;
  /** Blocks of the passage joined by a line feed. */
  text: string;
};

/** A passage before it belongs to a report's version. */
export type PassageDraft = Omit<Passage, 'id' | 'reportId' | 'version'>;
