import type { Failure } from '../errors.ts';
import type { Discovery, Link, ListRequest, Page } from '../model/page.ts';
import type { KeepOutcome } from '../model/report.ts';
import type { KnownLink, RunCounts } from '../model/run.ts';
import type { IsoInstant } from '../model/values.ts';
import type { Source } from '../source.ts';

/** What a run did, for people and for the record of runs. */
export type RunSummary = Required<RunCounts> & {
  sourceId: string;
  problems: { url: string; code: string; message: string }[];
};

/** Where the crawler reports what it sees. Failures with a `store.*` code, and errors that are no `Failure`, end the run. */
export type CrawlDesk = {
  /** A list page: to be kept and read. @throws Failure extract.* */
  list(source: Source, page: Page): Promise<Discovery>;
  known(sourceId: string): Promise<KnownLink[]>;
  /** List pages of a back-fill that no run has read yet. */
  backlog(sourceId: string): Promise<ListRequest[]>;
  /** The list page `read` belongs to a back-fill and was read; it leads to `older` ones. */
  walked(sourceId: string, walk: { read: ListRequest; older: readonly ListRequest[] }): Promise<void>;
  /** A report page: to be kept and read. @throws Failure extract.* */
  report(source: Source, link: Link, page: Page): Promise<KeepOutcome>;
  /** The publisher says that the page is as we know it. */
  unchanged(source: Source, link: Link, at: IsoInstant): Promise<void>;
  /** The page is not there; resolves to whether that makes its report gone. */
  gone(source: Source, link: Link, at: IsoInstant): Promise<boolean>;
  problem(source: Source, url: string, failure: Failure): Promise<void>;
};
