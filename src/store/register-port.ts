import type { KeptEntry, RegisterEntry, RegisterState } from '../model/register.ts';
import type { IsoInstant } from '../model/values.ts';

/** Which entries of registers are asked for. `name`: all its words must begin words of the entry's name; entries that are blacked out have none. */
export type RegisterFilter = { sourceId?: string; state?: RegisterState; name?: string };

/** Entries of state registers. */
export type RegisterStore = {
  /** Keeps what one page of a register showed. An entry that the register has left its name out of keeps the name that it had. */
  keepEntries(
    sourceId: string,
    entries: readonly RegisterEntry[],
    seen: { at: IsoInstant; snapshotId: number },
  ): Promise<void>;
  /**
   * A register was read to its end between `began` and `at`: entries that were not seen since `began` have left it, unless they are more than
   * `most`: then nothing is changed. Resolves to how many left, or would have.
   */
  closeRegister(sourceId: string, read: { began: IsoInstant; at: IsoInstant; most: number }): Promise<number>;
  /** Entries of registers by their names, and how many there are. */
  entries(
    filter: RegisterFilter & { limit: number; offset?: number },
  ): Promise<{ total: number; entries: KeptEntry[] }>;
  /** How many entries each register has in each state. */
  entryCounts(): Promise<{ sourceId: string; state: RegisterState; count: number }[]>;
};
