import { Failure } from '../errors.ts';
import type { ArchivedCopy, Snapshot } from '../model/capture.ts';
import type { Report, Version } from '../model/report.ts';
import type { Store } from '../store/port.ts';
import type { Relation, TaggedPassage } from '../store/report-port.ts';

/** One version of a report with all that is shown beside it. */
export type ReportView = {
  report: Report;
  version: Version;
  /** All versions, oldest first. */
  versions: Version[];
  /** The capture of each version, oldest first, for as far as the store has it. */
  captures: (Snapshot & { version: number })[];
  /** Copies of its page that public archives keep, the earliest first. */
  archivedCopies: ArchivedCopy[];
  passages: TaggedPassage[];
  /** Copies, other editions and translations, by publication date. */
  relations: Relation[];
};

/** Loads a report in its newest or in the given version. @throws Failure not-found */
export async function loadReport(store: Store, id: string, number: number | undefined): Promise<ReportView> {
  const report = await store.report(id);
  if (report === undefined) throw new Failure('not-found', 'There is no report of this id.');
  const versions = (await store.versions(id)).toSorted((a, b) => a.number - b.number);
  const version = versions.find((candidate) => candidate.number === (number ?? report.version));
  if (version === undefined) throw new Failure('not-found', `This report has no version ${number ?? report.version}.`);
  const [captures, archivedCopies, passages, relations] = await Promise.all([
    capturesOf(versions, store),
    store.archivedCopies(id),
    store.passages(id, version.number),
    store.relations(id),
  ]);
  return { report, version, versions, captures, archivedCopies, passages, relations };
}

async function capturesOf(versions: readonly Version[], store: Store): Promise<ReportView['captures']> {
  const captures = versions.map(async ({ number, snapshotId }) => {
    const snapshot = await store.snapshot(snapshotId);
    return snapshot === undefined ? [] : [{ ...snapshot, version: number }];
  });
  return (await Promise.all(captures)).flat();
}
