import type { Generated } from 'kysely';
import type { NewsKind } from '../../digest/item.ts';
import type { Draft } from '../../model/draft.ts';
import type { ByHand } from '../../model/publisher.ts';
import type { Passage, ReportStatus } from '../../model/report.ts';
import type { PassageFacets, ProvisionReference, Tag } from '../../model/tag.ts';
import type { IsoDate, IsoInstant, LanguageTag, Sha256 } from '../../model/values.ts';
import type { Json } from '../row.ts';

/** The report as its newest version states it. `url` is the canonical address, unique in its source. */
export type ReportTable = {
  id: string;
  source_id: string;
  url: string;
  title: string;
  authors: Json<string[]>;
  /** Empty when the source states none, so that one index orders all reports in either database. */
  published_on: IsoDate;
  updated_on: IsoDate | null;
  language: LanguageTag;
  document_number: string | null;
  series: string | null;
  edition: string | null;
  first_seen_at: IsoInstant;
  last_seen_at: IsoInstant;
  missing_since: IsoInstant | null;
  gone_since: IsoInstant | null;
  /** 1 when the publisher marks it as withdrawn, else 0. */
  withdrawn: number;
  status: ReportStatus;
  /** When what the change log has for readers happened last. */
  news_at: IsoInstant;
  /** Number of the newest version. */
  version: number;
  /** Number of passages of the newest version. */
  passage_count: number;
  /** Whom a report is from that was added by hand; null when a source gave it. */
  by_hand: Json<ByHand> | null;
};

export type VersionTable = {
  report_id: string;
  number: number;
  snapshot_id: number;
  sha256: Sha256;
  captured_at: IsoInstant;
  text_hash: Sha256;
  reader_version: string;
  taxonomy_version: string;
  /** All that reading gave beside the text. */
  draft: Json<Omit<Draft, 'blocks'>>;
  /** The text, UTF-8, gzip. */
  text: Uint8Array;
  /** 128 numbers of 32 bits, little-endian; null when the text is too short for one, or was read before there were any. */
  signature: Uint8Array | null;
};

export type PassageTable = {
  report_id: string;
  version: number;
  ordinal: number;
  kind: Passage['kind'];
  language: LanguageTag;
  headings: Json<string[]>;
  page: string | null;
  sheet: number | null;
  paragraph: string | null;
  start_at: number;
  end_at: number;
  text: string;
  tags: Json<Tag[]>;
  provisions: Json<ProvisionReference[]>;
  facets: Json<PassageFacets>;
};

/** Every decision of a curator; rows are only added. `passage_hash`: SHA-256 of the passage's text, UTF-8. */
export type DecisionTable = {
  id: Generated<number>;
  report_id: string;
  passage_id: string;
  passage_hash: Sha256;
  category: string;
  quote: string;
  start_at: number;
  end_at: number;
  state: Tag['state'];
  by: string;
  note: string | null;
  at: IsoInstant;
  /** Who decided; null for whoever used the curators' key, and for an account that is gone. */
  account_id: string | null;
};

/** The buckets of the signature of each report's newest text. */
export type SignatureBandTable = { hash: number; report_id: string };

/** Two reports whose newest texts are nearly the same, each pair once: `report_id` < `other_id`. `similarity`: per cent. */
export type RelationTable = { report_id: string; other_id: string; similarity: number; since: IsoInstant };

/** A translation that a report's page names, by canonical address, known or not. */
export type TranslationTable = { report_id: string; language: LanguageTag; url: string };

/** `kind` and `version`: what the change tells a reader; null when it concerns the index alone. */
export type ChangeTable = {
  seq: Generated<number>;
  report_id: string;
  kind: NewsKind | null;
  version: number | null;
};
