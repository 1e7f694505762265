import type {
  AccountTable,
  ApiKeyTable,
  BinderShareTable,
  BinderTable,
  InvitationTable,
  SessionTable,
  SignInTable,
  SignOnTable,
} from './tables/accounts.ts';
import type { ArchivedCopyTable, BacklogTable, LinkTable, SnapshotTable, UnreadTable } from './tables/captures.ts';
import type {
  DigestTable,
  HookCallTable,
  HookTable,
  LedgerTable,
  PrivateFeedTable,
  SubscriptionTable,
} from './tables/digests.ts';
import type {
  ChangeTable,
  DecisionTable,
  PassageTable,
  RelationTable,
  ReportTable,
  SignatureBandTable,
  TranslationTable,
  VersionTable,
} from './tables/reports.ts';
import type {
  LeaseTable,
  NoticeTable,
  ProblemTable,
  RegisterEntryTable,
  RunTable,
  SourceCheckTable,
} from './tables/watch.ts';

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
  sign_on: SignOnTable;
  invitation: InvitationTable;
  binder_share: BinderShareTable;
  subscription: SubscriptionTable;
  ledger: LedgerTable;
  digest: DigestTable;
  hook: HookTable;
  hook_call: HookCallTable;
  private_feed: PrivateFeedTable;
};
