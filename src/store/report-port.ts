import type { Snapshot } from '../model/capture.ts';
import type { Draft } from '../model/draft.ts';
import type { KeepOutcome, Passage, PassageDraft, Report, Version } from '../model/report.ts';
import type { Decision, LoggedDecision, Tagging } from '../model/tag.ts';
import type { IsoDate, IsoInstant, LanguageTag, Sha256 } from '../model/values.ts';

/** A reading of one snapshot, ready to be kept: the draft's metadata, the version's text, its passages and what tagging says of each. */
export type Reading = {
  draft: Omit<Draft, 'blocks'>;
  /** Passages are slices of it. */
  text: string;
  passages: PassageDraft[];
  /** `taggings[i]` belongs to `passages[i]`. */
  taggings: Tagging[];
  readerVersion: string;
  taxonomyVersion: string;
  /** Minhash of the text (`read/duplicates.ts`), by which copies are found; absent when the text is too short for one. */
  signature?: Uint32Array;
};

/**
 * Another report that a report is related to. `derivedFrom`: nearly the same text at another source; the one published later (when the dates do
 * not tell: first seen later) is taken to be the copy. `same-text`: nearly the same text at the same source, such as a page and its PDF.
 * `translation`: one of the two pages names the other as its translation.
 */
export type Relation = {
  kind: 'derivedFrom' | 'same-text' | 'translation';
  /** `from`: the report asked about is derived from the other; `to`: the other from it; `both`: neither is said to come first. */
  direction: 'from' | 'to' | 'both';
  reportId: string;
  title: string;
  sourceId: string;
  url: string;
  language: LanguageTag;
  publishedOn?: IsoDate;
  /** The share of runs of three words that both texts have, estimated: 0.4 to 1, in hundredths. Absent for translations. */
  similarity?: number;
};

/** What was new within a time: reports first seen, versions after the first, reports that vanished and still are gone. */
export type News = {
  added: Report[];
  revised: { report: Report; version: number; capturedAt: IsoInstant }[];
  gone: Report[];
};

/** A passage with all that search, pages and citation need beside it. */
export type TaggedPassage = Passage & Tagging;

/** Reports, their versions, passages and relations, what curators decided, and the log of what changed. */
export type ReportStore = {
  /**
   * Keeps what was read from a snapshot as a report (new), as a new version (text changed) or as the version it already is (unchanged),
   * with passages, tags, the link's visit (etag, last-modified) and a row in the change log, all in one transaction.
   */
  keepReading(snapshot: Snapshot, reading: Reading): Promise<{ outcome: KeepOutcome; report: Report }>;
  /**
   * Re-reading of an already kept snapshot at `rebuild`: replaces text, passages and machine tags of the version that rests on it, in place;
   * decisions stay. A snapshot that no version rests on (same text as the version before it) changes nothing and counts nothing.
   */
  replaceReading(
    snapshot: Snapshot,
    reading: Reading,
  ): Promise<{ tagsBefore: number; tagsAfter: number; tagsChanged: number }>;
  /** A conditional request answered 304, or the bytes were the same: the page was seen unchanged at `at`. */
  seenUnchanged(sourceId: string, url: string, at: IsoInstant): Promise<void>;
  /**
   * The address answered 404 or 410: its report, if there is one, is missing since `at`; when the address answered so on an earlier day (UTC) too,
   * and at no time otherwise since, it is `gone` since that first time. Resolves to whether it became `gone` now.
   */
  markGone(sourceId: string, url: string, at: IsoInstant): Promise<boolean>;

  report(id: string): Promise<Report | undefined>;
  /** Newest first by publication date, then first seen. `after` is a report id. */
  reports(filter: { sourceId?: string; limit: number; after?: string }): Promise<Report[]>;
  /** What came, got a new version and vanished from `from` until just before `until`, each the latest first and `limit` at most. */
  news(within: { from: IsoInstant; until: IsoInstant; limit: number }): Promise<News>;
  versions(reportId: string): Promise<Version[]>;
  /** The text of a version; passages are slices of it. */
  versionText(reportId: string, version: number): Promise<string | undefined>;
  /** Passages of a version in reading order; the newest version when `version` is absent. */
  passages(reportId: string, version?: number): Promise<TaggedPassage[]>;
  /** Passages by id, in the order asked for; unknown ids are left out. */
  passagesById(ids: readonly string[]): Promise<TaggedPassage[]>;
  reportsById(ids: readonly string[]): Promise<Map<string, Report>>;
  /**
   * Reports of these sources, in this language, whose title holds these words, newest first; small and capital letters of the Latin alphabet are
   * the same.
   */
  reportsTitled(filter: {
    sourceIds: readonly string[];
    language: LanguageTag;
    words: string;
    limit: number;
  }): Promise<Report[]>;
  /** Reports whose address, as kept or as crawled, is this one, whichever source has them; newest capture first. */
  reportsAt(url: string): Promise<Report[]>;
  /** The ids of reports that have an older version beside the newest, and how many versions each has. */
  reportsWithVersions(limit: number): Promise<{ id: string; version: number }[]>;
  /** The capture that the newest version of each report rests on. */
  capturesOf(reportIds: readonly string[]): Promise<Map<string, { capturedAt: IsoInstant; sha256: Sha256 }>>;
  /** Copies, editions and translations of a report, by publication date; each stays a report of its own. */
  relations(reportId: string): Promise<Relation[]>;
  counts(): Promise<{ reports: number; passages: number; snapshots: number }>;

  /**
   * Adds a curator's decision to the log and gives the tag that state, in every passage of the report, of any version, that has the same text.
   * The decision survives: it is applied again whenever the report is tagged anew, and in a new version to passages of the same text (SHA-256
   * of the text) that bear the same category and quote at the same place. `machine` withdraws what was decided before.
   * @throws Failure not-found when there is no such passage, tag.unknown when it has no such tag
   */
  decide(decision: Decision): Promise<LoggedDecision>;
  /** The log of decisions, newest first. `after` is the id of a decision: only older ones. */
  decisions(filter: { reportId?: string; limit: number; after?: number }): Promise<LoggedDecision[]>;

  /** The change log: reports whose newest version, tags or status changed after `cursor`, oldest first. An index uses it to catch up. */
  changesSince(cursor: number, limit: number): Promise<{ cursor: number; reportIds: string[] }>;
};
