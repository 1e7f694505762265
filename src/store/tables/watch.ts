import type { Generated } from 'kysely';
import type { RegisterKind } from '../../model/register.ts';
import type { IsoDate, IsoInstant } from '../../model/values.ts';
import type { Json } from '../row.ts';

export type RunTable = {
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

/** How the last look at a live source went. `works`: 1 or 0. */
export type SourceCheckTable = { source_id: string; at: IsoInstant; works: number; message: string };

/** When the operator was last told of something. */
export type NoticeTable = { what: string; at: IsoInstant };

/** Every problem ever met; the newest of an address is open until the address is read or another problem takes its place. */
export type ProblemTable = {
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

/** `expires_at`: milliseconds since 1970. */
export type LeaseTable = { source_id: string; holder: string; token: string; expires_at: number };

/** One entry of a register. `folded`: the words of its name as they are compared, each after a space; empty when it must not be looked up by. */
export type RegisterEntryTable = {
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
