import type { Generated } from 'kysely';
import type { AccountLanguage } from '../account/account.ts';
import type { Role } from '../account/roles.ts';
import type { Binder } from '../binder/binder.ts';
import type { DigestAbout, DigestState, Item, NewsKind } from '../digest/item.ts';
import type { Rate, StopReason, SubscriptionTerms } from '../digest/subscription.ts';
import type { HookCall, HookKind } from '../hook/hook.ts';
import type {
  ByHand,
  Draft,
  IsoDate,
  IsoInstant,
  KeyScope,
  LanguageTag,
  Link,
  ListRequest,
  Passage,
  PassageFacets,
  ProvisionReference,
  RegisterKind,
  ReportStatus,
  Sha256,
  Snapshot,
  Tag,
} from '../model.ts';
import type { Json } from './row.ts';

/** One capture. Its bytes lie in the snapshot folder under `sha256`. Rows are never changed. */
type SnapshotTable = {
  id: Generated<number>;
  source_id: string;
  role: Snapshot['role'];
  url: string;
  final_url: string;
  fetched_at: IsoInstant;
  status: number;
  content_type: string;
  headers: Json<Readonly<Record<string, string>>>;
  sha256: Sha256;
  size: number;
  link: Json<Link>;
};

/** The newest capture of a report's address that has not been read: a process was killed in between, or reading failed. */
type UnreadTable = { source_id: string; url: string; snapshot_id: number };

/** One address of one source and what its last visit gave. */
type LinkTable = {
  source_id: string;
  url: string;
  link: Json<Link>;
  first_listed_at: IsoInstant;
  last_listed_at: IsoInstant;
  report_id: string | null;
  etag: string | null;
  last_modified: string | null;
  last_visited_at: IsoInstant | null;
  /** Text that this address gave last: several addresses of one report may differ without either having changed. */
  text_hash: Sha256 | null;
  /** When the first of the answers 404 or 410 came that stand unbroken until now. */
  missing_since: IsoInstant | null;
  /** The same, once such answers came on two days. */
  gone_since: IsoInstant | null;
  /** When it last gave a new report or a new version. */
  changed_at: IsoInstant | null;
  /** How many visits in a row, up to the last, brought a new version each. */
  changes_in_a_row: Generated<number>;
};

/** The report as its newest version states it. `url` is the canonical address, unique in its source. */
type ReportTable = {
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
  /** Number of the newest version. */
  version: number;
  /** Number of passages of the newest version. */
  passage_count: number;
  /** Whom a report is from that was added by hand; null when a source gave it. */
  by_hand: Json<ByHand> | null;
};

type VersionTable = {
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

type PassageTable = {
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
type DecisionTable = {
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
type SignatureBandTable = { hash: number; report_id: string };

/** Two reports whose newest texts are nearly the same, each pair once: `report_id` < `other_id`. `similarity`: per cent. */
type RelationTable = { report_id: string; other_id: string; similarity: number; since: IsoInstant };

/** A translation that a report's page names, by canonical address, known or not. */
type TranslationTable = { report_id: string; language: LanguageTag; url: string };

/** `kind` and `version`: what the change tells a reader; null when it concerns the index alone. */
type ChangeTable = {
  seq: Generated<number>;
  report_id: string;
  kind: NewsKind | null;
  version: number | null;
};

type RunTable = {
  id: Generated<number>;
  source_id: string;
  started_at: IsoInstant;
  finished_at: IsoInstant | null;
  found: number;
  new: number;
  changed: number;
  unchanged: number;
  gone: number;
  passed_over: number;
  problems: number;
  problem_codes: Json<Record<string, number>>;
  left_count: number;
  measured_count: number;
  dated_count: number;
  long_count: number;
};

/** List pages of a back-fill that no run has read yet. */
type BacklogTable = { id: Generated<number>; source_id: string; request: Json<ListRequest> };

/** How the last look at a live source went. `works`: 1 or 0. */
type SourceCheckTable = { source_id: string; at: IsoInstant; works: number; message: string };

/** When the operator was last told of something. */
type NoticeTable = { what: string; at: IsoInstant };

/** Every problem ever met; the newest of an address is open until the address is read or another problem takes its place. */
type ProblemTable = {
  id: Generated<number>;
  source_id: string;
  url: string;
  code: string;
  message: string;
  at: IsoInstant;
  /** The newest capture that there was of anything when the problem was met; 0 when there was none. */
  after_snapshot: number;
  resolved_at: IsoInstant | null;
};

/** Keys of the API, in force or revoked. */
type ApiKeyTable = {
  id: string;
  name: string;
  scopes: Json<KeyScope[]>;
  digest: Sha256;
  created_at: IsoInstant;
  revoked_at: IsoInstant | null;
  /** Whose it is; null for one that was made on the command line. */
  account_id: string | null;
};

/** A copy that a public archive keeps of a report's page. */
type ArchivedCopyTable = { report_id: string; url: string; archived_at: IsoInstant; copy_url: string };
type AccountTable = {
  id: string;
  mail: string;
  name: string;
  role: Role;
  language: AccountLanguage;
  created_at: IsoInstant;
  disabled_at: IsoInstant | null;
};

/** Browsers that are signed in. */
type SessionTable = {
  id: string;
  account_id: string;
  digest: Sha256;
  browser: string;
  created_at: IsoInstant;
  seen_at: IsoInstant;
  expires_at: IsoInstant;
};

/** Links that were mailed and not used yet. */
type SignInTable = {
  id: string;
  digest: Sha256;
  mail: string;
  language: AccountLanguage;
  browser_digest: Sha256 | null;
  next: string | null;
  created_at: IsoInstant;
  expires_at: IsoInstant;
};

type InvitationTable = { mail: string; role: Role; invited_by: string | null; created_at: IsoInstant };

/** With whom a binder is shared, by the address with which they sign in, now or later. */
type BinderShareTable = { binder_id: string; mail: string; may: 'read' | 'edit' };

/** A binder; what is not searched for is in `body`. */
type BinderTable = {
  id: string;
  account_id: string | null;
  body: Json<Omit<Binder, 'id' | 'createdAt' | 'changedAt' | 'revision'>>;
  created_at: IsoInstant;
  changed_at: IsoInstant;
  revision: number;
};

/** `expires_at`: milliseconds since 1970. */
type LeaseTable = { source_id: string; holder: string; token: string; expires_at: number };

/** One entry of a register. `folded`: the words of its name as they are compared, each after a space; empty when it must not be looked up by. */
type RegisterEntryTable = {
  source_id: string;
  key: string;
  number: string | null;
  name: string;
  folded: string;
  kind: RegisterKind;
  included_on: IsoDate | null;
  excluded_on: IsoDate | null;
  basis: string | null;
  excluded: number;
  redacted: number;
  first_seen_at: IsoInstant;
  last_seen_at: IsoInstant;
  excluded_seen_at: IsoInstant | null;
  gone_since: IsoInstant | null;
  first_snapshot_id: number;
  last_snapshot_id: number;
};

/** What readers asked to be told of. `rate` repeats that of the terms. */
type SubscriptionTable = {
  id: string;
  account_id: string;
  mail: string;
  token: string;
  terms: Json<SubscriptionTerms>;
  rate: Rate;
  created_at: IsoInstant;
  cursor: number;
  due_at: IsoInstant;
  selected_at: IsoInstant | null;
  refusals: number;
  stopped_for: StopReason | null;
  stopped_at: IsoInstant | null;
  touched_at: IsoInstant;
  asked_at: IsoInstant | null;
};

/** What was selected for a subscription, each once. */
type LedgerTable = {
  subscription_id: string;
  report_id: string;
  version: number;
  kind: NewsKind;
  digest_id: string;
  at: IsoInstant;
};

/** The outbox: digests to send, and those that were sent. */
type DigestTable = {
  id: string;
  subscription_id: string;
  about: DigestAbout;
  made_at: IsoInstant;
  items: Json<Item[]>;
  more: number;
  state: DigestState;
  attempts: number;
  next_try_at: IsoInstant;
  sent_at: IsoInstant | null;
  trouble: string | null;
};

/** Hooks of subscriptions. */
type HookTable = {
  id: string;
  subscription_id: string;
  kind: HookKind;
  url: string;
  secret: string;
  created_at: IsoInstant;
  failing_since: IsoInstant | null;
  off_for: 'failing' | 'gone' | null;
  off_at: IsoInstant | null;
  told_at: IsoInstant | null;
};

/** Feeds of subscriptions that only their readers know. */
type PrivateFeedTable = { subscription_id: string; digest: Sha256; created_at: IsoInstant };

/** Calls of hooks, waiting and made. */
type HookCallTable = {
  id: string;
  hook_id: string;
  digest_id: string;
  items: Json<Item[]>;
  more: number;
  made_at: IsoInstant;
  state: HookCall['state'];
  attempts: number;
  next_try_at: IsoInstant;
  sent_at: IsoInstant | null;
  trouble: string | null;
};

/** The tables of the system of record, the same in SQLite and Postgres. */
export type Database = {
  snapshot: SnapshotTable;
  unread: UnreadTable;
  link: LinkTable;
  report: ReportTable;
  version: VersionTable;
  passage: PassageTable;
  decision: DecisionTable;
  signature_band: SignatureBandTable;
  relation: RelationTable;
  translation: TranslationTable;
  change: ChangeTable;
  run: RunTable;
  problem: ProblemTable;
  backlog: BacklogTable;
  source_check: SourceCheckTable;
  notice: NoticeTable;
  lease: LeaseTable;
  register_entry: RegisterEntryTable;
  api_key: ApiKeyTable;
  archived_copy: ArchivedCopyTable;
  binder: BinderTable;
  account: AccountTable;
  session: SessionTable;
  sign_in: SignInTable;
  invitation: InvitationTable;
  binder_share: BinderShareTable;
  subscription: SubscriptionTable;
  ledger: LedgerTable;
  digest: DigestTable;
  hook: HookTable;
  hook_call: HookCallTable;
  private_feed: PrivateFeedTable;
};
