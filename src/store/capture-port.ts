import type { ArchivedCopy, Snapshot } from '../model/capture.ts';
import type { Link, ListRequest, Page } from '../model/page.ts';
import type { KnownLink } from '../model/run.ts';
import type { IsoInstant, Sha256 } from '../model/values.ts';

/** Captures, the addresses that lists showed, and how far lists were walked back. */
export type CaptureStore = {
  /**
   * Keeps a successful capture: bytes first (content-addressed, compressed, fsynced, renamed), then the row.
   * @throws Failure store.full, store.unwritable
   */
  keepSnapshot(page: Page, about: { sourceId: string; role: Snapshot['role']; link: Link }): Promise<Snapshot>;
  snapshot(id: number): Promise<Snapshot | undefined>;
  /** The raw bytes of a capture. @throws Failure store.corrupt when they no longer match their hash */
  snapshotBytes(sha256: Sha256): Promise<Uint8Array>;
  /** Captures of reports (not of lists) in the order they were made, for `rebuild`. */
  reportSnapshots(): AsyncIterable<Snapshot>;
  /** All captures in the order they were made, lists included. */
  captures(filter: { sourceId?: string }): AsyncIterable<Snapshot>;
  /**
   * The newest capture of each report address that was kept but never read (no version, no `unchanged` outcome): a process was killed in
   * between, or reading failed and a newer reader may do better.
   */
  unreadSnapshots(): AsyncIterable<Snapshot>;

  /**
   * Remembers addresses that a list showed; known ones keep their state, with the list's newer metadata. The report of one that the list marks
   * as withdrawn is withdrawn.
   */
  rememberLinks(sourceId: string, links: readonly Link[], at: IsoInstant): Promise<void>;
  knownLinks(sourceId: string): Promise<KnownLink[]>;

  /** List pages of a back-fill that no run has read yet, in the order they were met. */
  backlog(sourceId: string): Promise<ListRequest[]>;
  /** The list page `read` was read; it leads to `older` ones. */
  changeBacklog(sourceId: string, walk: { read: ListRequest; older: readonly ListRequest[] }): Promise<void>;

  /** Keeps that a public archive has a copy of a report's page; the same copy once. */
  keepArchivedCopy(copy: ArchivedCopy): Promise<void>;
  /** The copies of a report's page, the earliest first. */
  archivedCopies(reportId: string): Promise<ArchivedCopy[]>;
};
