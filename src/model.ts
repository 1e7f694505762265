/**
 * The nouns of the project as types. Every other file speaks in these words, and uses no synonym for any of them.
 * This file imports nothing.
 */

/** The longest address that is followed or kept, in characters as they are sent: what servers and the keys of either database take. */
const longestAddress = 2000;

/** Whether an address is too long to be followed or kept. */
export function isTooLong(url: string): boolean {
  return (URL.parse(url)?.href ?? encodeURI(url.toWellFormed())).length > longestAddress;
}

/** A calendar date of ISO 8601, as precise as the source states it and no more: `2024`, `2024-06` or `2024-06-26`. Never padded. */
export type IsoDate = string;

/** An instant in UTC, ISO 8601 with milliseconds: `2026-11-22T16:04:03.000Z`. */
export type IsoInstant = string;

/** A BCP 47 language tag; the ones that we tell apart are `en`, `ru`, `uk`, others by their own tag, `und` when unknown. */
export type LanguageTag = string;
export const languageTagPattern = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

/** 1: UN and other intergovernmental bodies, courts, governments; 2: other governments, leading international NGOs; 3: national monitors; 4: media. */
export const tiers = [1, 2, 3, 4] as const;
export type Tier = (typeof tiers)[number];

/** What became of a report that was read: its first version, a further one, or the text that was there already. */
export const keepOutcomes = ['new', 'changed', 'unchanged'] as const;
export type KeepOutcome = (typeof keepOutcomes)[number];

/** Lower-case hexadecimal SHA-256 of raw bytes. */
export type Sha256 = string;

/** A value of JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What a list page is asked for by: its address, or an address and a JSON body that is sent there by POST. */
export type ListRequest = string | { url: string; body: Json };

/** The most that a page may have, in bytes, whether it is fetched or given as a file. */
export const mostPageBytes = 25_000_000;

/** One response, as sent: bytes untouched, header names in lower case. */
export type Page = {
  url: string;
  /** The JSON that was sent to the address by POST; absent when the page was asked for by GET. */
  asked?: Json;
  finalUrl: string;
  fetchedAt: IsoInstant;
  status: number;
  /** The `content-type` header as sent, or an empty string. */
  contentType: string;
  headers: Readonly<Record<string, string>>;
  body: Uint8Array;
};

/** What a list (feed, sitemap, API, index page) says of one report: its address, and whatever metadata the list alone knows. */
export type Link = {
  url: string;
  title?: string;
  publishedOn?: IsoDate;
  updatedOn?: IsoDate;
  authors?: string[];
  language?: LanguageTag;
  documentNumber?: string;
  series?: string;
  edition?: string;
  /** The publisher marks the report as withdrawn. */
  withdrawn?: boolean;
  /** A JSON body: the report is asked for by POST. Links to one address with several bodies differ in their fragment. */
  body?: Json;
  byHand?: ByHand;
};

/**
 * Whom a report is from that was added by hand, in the words of whoever added it: no source of ours stands behind it. `tier` and `kind` as of a
 * source, absent when nobody said; `by`: the name the curator wants to be shown under; `file`: the name of the file, or the address
 * it was fetched from when that is not its publisher's.
 */
export type ByHand = { publisher: string; tier?: Tier; kind?: string; by?: string; file?: string };

/** What a source finds on one list page. */
export type Discovery = {
  links: Link[];
  /** Further lists, read in every run: the children of an index. */
  next?: ListRequest[];
  /** The page of the same list with the entries before these: read in a first run, later only as long as pages show something new. */
  older?: ListRequest[];
  /** Of a register: what this page of it shows. Its pages follow one another by `next`; the last has none. */
  entries?: RegisterEntry[];
  /** How many entries the source saw and left aside (another country, another topic). */
  passedOver?: number;
};

/** What a register lists. */
export type RegisterKind = 'person' | 'organisation' | 'material' | 'other';

/**
 * One entry of a state register, as it prints it, without what it does not need for its purpose: no birth dates, addresses or personal numbers.
 * `key` tells it from the other entries of its register and stays the same for as long as it stands there.
 */
export type RegisterEntry = {
  key: string;
  /** As printed. */
  number?: string;
  /** Empty where the register has taken the name away (`Исключен`). */
  name: string;
  kind: RegisterKind;
  includedOn?: IsoDate;
  excludedOn?: IsoDate;
  /** The register says that the entry is excluded, with or without a date: it no longer counts as listed. */
  excluded?: boolean;
  /** The register has blacked out a part of the name: it must not be looked for, nor looked up by. */
  redacted?: boolean;
  /** The decision or law that the register names, or a mark that it prints. */
  basis?: string;
};

/** `listed`: stood in the register when it was last read; `excluded`: stands there as excluded; `left`: stands there no more. */
export type RegisterState = 'listed' | 'excluded' | 'left';

/** An entry with what we saw of it. `firstSeenAt` and `goneSince` are days of our reading, not of the register's decision. */
export type KeptEntry = RegisterEntry & {
  sourceId: string;
  state: RegisterState;
  firstSeenAt: IsoInstant;
  lastSeenAt: IsoInstant;
  /** When it was first seen to be excluded. */
  excludedSeenAt?: IsoInstant;
  /** When the register was first read without it. */
  goneSince?: IsoInstant;
  /** The captures that showed it first and last. */
  firstSnapshotId: number;
  lastSnapshotId: number;
};

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

/** One capture: the record of a successful response whose bytes are kept under `sha256`. */
export type Snapshot = {
  id: number;
  sourceId: string;
  /** `report` pages become reports; `list` pages are kept as evidence of what a publisher listed. */
  role: 'report' | 'list';
  url: string;
  finalUrl: string;
  fetchedAt: IsoInstant;
  status: number;
  contentType: string;
  headers: Readonly<Record<string, string>>;
  sha256: Sha256;
  /** Size of the raw body in bytes. */
  size: number;
  /** What the list said of the page when it was captured; reading needs it again at `rebuild`. */
  link: Link;
};

/** A copy of a report's page that a public archive keeps, made at our request: which address it visited, when, and where the copy stands. */
export type ArchivedCopy = { reportId: string; url: string; archivedAt: IsoInstant; copyUrl: string };

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

/** A stretch of a text in UTF-16 offsets: `text.slice(start, end)`. */
export type Span = { start: number; end: number };

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

/** A legal provision named in a text: `key` is `RU-CC-280.3`, `RU-CoAO-20.3.3`; `part` is `2`, `1.1`. Offsets are UTF-16 into the passage. */
export type ProvisionReference = { key: string; part?: string; start: number; end: number; quote: string };

/** What a passage shows about a category: a law's text, a single case, a pattern, or a statement against the claim. */
export type EvidenceKind = 'law' | 'case' | 'pattern' | 'adverse' | 'statement';

/** A persecution category that a passage bears, with the words that earned it: `passage.text.slice(start, end) === quote`. */
export type Tag = {
  category: string;
  start: number;
  end: number;
  quote: string;
  /** The rule that fired, readable: `strong:en:designated a foreign agent`, `provision:RU-CC-330.1`. */
  rule: string;
  strength: 'strong' | 'weak';
  evidence?: EvidenceKind;
  /** Why the passage counts as about Russia: the words, or `document` when the document's setting decided. */
  gate: string;
  provisions: string[];
  state: 'machine' | 'confirmed' | 'rejected';
  taxonomyVersion: string;
};

/**
 * A curator's word on one tag, named by its passage, category and words. `machine` withdraws an earlier decision. `by` is the name under which
 * the curator wants to be shown.
 */
export type Decision = Pick<Tag, 'category' | 'quote' | 'start' | 'end' | 'state'> & {
  passageId: string;
  by: string;
  note?: string;
  at: IsoInstant;
  /** Who decided, when it was an account; never given out. */
  accountId?: string;
};

/** A decision in the log. Ids count up. */
export type LoggedDecision = Decision & { id: number; reportId: string };

/**
 * What a key of the API can allow: `read` more often, `curate` tags, `add` reports, see to what belongs to its `account`, `operate` the accounts of
 * others.
 */
export const keyScopes = ['read', 'curate', 'add', 'account', 'operate'] as const;
export type KeyScope = (typeof keyScopes)[number];

/** A key of the API, as it is kept: `digest` is the SHA-256 of the key, which nobody knows but its holder. */
export type ApiKey = {
  id: string;
  /** By which the operator knows it again. */
  name: string;
  scopes: KeyScope[];
  digest: Sha256;
  createdAt: IsoInstant;
  revokedAt?: IsoInstant;
  /** Whose it is; absent for one that the operator made on the command line. */
  accountId?: string;
};

/** Ids of `search-config/` that a passage bears beside its categories. */
export type PassageFacets = {
  grounds: string[];
  groups: string[];
  harms: string[];
  actors: string[];
  regions: string[];
};

/** All that tagging says of one passage. */
export type Tagging = { tags: Tag[]; provisions: ProvisionReference[]; facets: PassageFacets };

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
