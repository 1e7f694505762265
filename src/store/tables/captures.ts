import type { Generated } from 'kysely';
import type { Snapshot } from '../../model/capture.ts';
import type { Link, ListRequest } from '../../model/page.ts';
import type { IsoInstant, Sha256 } from '../../model/values.ts';
import type { Json } from '../row.ts';

/** One capture. Its bytes lie in the snapshot folder under `sha256`. Rows are never changed. */
export type SnapshotTable = {
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
export type UnreadTable = { source_id: string; url: string; snapshot_id: number };

/** One address of one source and what its last visit gave. */
export type LinkTable = {
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

/** List pages of a back-fill that no run has read yet. */
export type BacklogTable = { id: Generated<number>; source_id: string; request: Json<ListRequest> };

/** A copy that a public archive keeps of a report's page. */
export type ArchivedCopyTable = { report_id: string; url: string; archived_at: IsoInstant; copy_url: string };
