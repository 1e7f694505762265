import type { IsoDate, IsoInstant } from './values.ts';

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
