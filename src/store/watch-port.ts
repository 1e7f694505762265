import type { Problem, Run, SourceCheck } from '../model/run.ts';
import type { IsoInstant } from '../model/values.ts';

/** Runs of sources, their problems, looks at live ones, what the operator was told, and who may run what. */
export type WatchStore = {
  /** Keeps how a look at a live source went, in place of the one before. */
  keepCheck(check: SourceCheck): Promise<void>;
  checks(): Promise<SourceCheck[]>;
  /** When the operator was last told of something; `what` is the caller's word for it. */
  noticedAt(what: string): Promise<IsoInstant | undefined>;
  keepNotice(what: string, at: IsoInstant): Promise<void>;

  startRun(sourceId: string, at: IsoInstant): Promise<number>;
  finishRun(run: Run): Promise<void>;
  /** When the first run of a source began, and the last one that brought something new or changed. */
  runDates(sourceId: string): Promise<{ firstAt?: IsoInstant; newsAt?: IsoInstant }>;
  /** Of the newest reports of a source, at most 100: how many there are, state a date, and have at least so many characters of text. */
  measure(sourceId: string, characters: number): Promise<NonNullable<Run['yield']>>;
  /** The last `limit` runs of a source, newest first. */
  runs(sourceId: string, limit: number): Promise<Run[]>;

  /** Adds a problem; the newest one of an address is what `problems` shows. */
  recordProblem(problem: Problem): Promise<void>;
  /** Open problems: the newest of each address, until that address is read successfully. Newest first. */
  problems(filter: { sourceId?: string; limit: number }): Promise<Problem[]>;

  /**
   * Takes the right to run a source, across processes; `undefined` when another process holds it. Leases of dead holders run out after
   * `ttlMs`, at once when `isDead` knows the holder to be dead.
   */
  lease(
    sourceId: string,
    holder: string,
    ttlMs: number,
    isDead?: (holder: string) => boolean,
  ): Promise<{ renew(): Promise<void>; release(): Promise<void> } | undefined>;
};
