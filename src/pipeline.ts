import { byHandId } from './by-hand.ts';
import type { CrawlDesk } from './crawl/desk.ts';
import { type Documents, documentsOf } from './documents.ts';
import { Failure } from './errors.ts';
import { IndexFollower } from './index-follower.ts';
import type { Snapshot } from './model/capture.ts';
import { type Discovery, isTooLong, type Link, type ListRequest, type Page } from './model/page.ts';
import type { KeepOutcome, Report } from './model/report.ts';
import type { IsoInstant, Sha256 } from './model/values.ts';
import { Registers } from './registers.ts';
import type { SearchEngine } from './search/engine.ts';
import type { Source } from './source.ts';
import type { Store } from './store/port.ts';
import type { Reading } from './store/report-port.ts';

/** Reads pages somewhere that a hostile one cannot do harm. */
export type Deriver = {
  discover(sourceId: string, page: Page): Promise<Discovery>;
  derive(sourceId: string, page: Page, link: Link): Promise<Reading>;
};

/** How a kept capture was read again; `corrupt` when its bytes are no longer those that were kept, `unlisted` when its source is not known any more. */
type ReadAgain = 'read' | 'failed' | 'corrupt' | 'unlisted';

export type RebuildSummary = {
  snapshots: number;
  reports: number;
  failed: number;
  /** Captures of sources that are not listed any more: what was read from them stays. */
  unlisted: number;
  /** Captures whose bytes no longer match their hash. */
  corrupt: number;
  tagsBefore: number;
  tagsAfter: number;
  tagsChanged: number;
};

type Parts = {
  store: Store;
  engine: SearchEngine;
  deriver: Deriver;
  sources: readonly Source[];
  now: () => IsoInstant;
};

/**
 * The path of a page: kept as evidence, read, tagged, stored, indexed. It is the desk that the crawler reports to; `settle` brings the index
 * up to the store, `recover` reads captures that a killed process had kept but not read, `rebuild` derives everything again without network.
 */
export class Pipeline implements CrawlDesk {
  readonly #parts: Parts;
  readonly #sources: ReadonlyMap<string, Source>;
  /** What the index should hold. */
  readonly documents: Documents;
  readonly #registers: Registers;
  readonly #follower: IndexFollower;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#sources = new Map(parts.sources.map((source) => [source.id, source]));
    this.#registers = new Registers(parts.store);
    this.documents = documentsOf(parts.store, parts.sources);
    this.#follower = new IndexFollower({ ...parts, documents: this.documents });
  }

  async list(source: Source, page: Page): Promise<Discovery> {
    const { store, deriver, now } = this.#parts;
    const asked = page.asked === undefined ? {} : { body: page.asked };
    const about = { sourceId: source.id, role: 'list', link: { url: page.url, ...asked } } as const;
    const { id } = await store.keepSnapshot(page, about);
    const discovery = await deriver.discover(source.id, page);
    await this.#registers.keep(source, page, id, discovery);
    // The run complains of the others.
    const links = discovery.links.filter(({ url }) => !isTooLong(url));
    await store.rememberLinks(source.id, links, now());
    return discovery;
  }

  known(sourceId: string) {
    return this.#parts.store.knownLinks(sourceId);
  }

  backlog(sourceId: string) {
    return this.#parts.store.backlog(sourceId);
  }

  walked(sourceId: string, walk: { read: ListRequest; older: readonly ListRequest[] }) {
    return this.#parts.store.changeBacklog(sourceId, walk);
  }

  async report(source: Source, link: Link, page: Page): Promise<KeepOutcome> {
    const snapshot = await this.#parts.store.keepSnapshot(page, { sourceId: source.id, role: 'report', link });
    const reading = await this.#parts.deriver.derive(source.id, page, link);
    const { outcome } = await this.#parts.store.keepReading(snapshot, reading);
    this.#follower.soon();
    return outcome;
  }

  /**
   * Keeps a report that was added by hand. @throws Failure extract.* saying that the bytes are kept although they cannot be read
   */
  async add(page: Page, link: Link): Promise<{ outcome: KeepOutcome; report: Report; sha256: Sha256 }> {
    const { store, deriver } = this.#parts;
    const snapshot = await store.keepSnapshot(page, { sourceId: byHandId, role: 'report', link });
    const { sha256 } = snapshot;
    try {
      const kept = await store.keepReading(snapshot, await deriver.derive(byHandId, page, link));
      return { ...kept, sha256 };
    } catch (error) {
      if (!(error instanceof Failure) || !error.code.startsWith('extract.')) throw error;
      await this.problem({ id: byHandId }, link.url, error);
      const message = `It is kept (SHA-256 ${sha256}), but no report could be made of it. ${error.message}`;
      throw new Failure(error.code, message, { cause: error, url: link.url });
    }
  }

  unchanged(source: Source, link: Link, at: IsoInstant): Promise<void> {
    return this.#parts.store.seenUnchanged(source.id, link.url, at);
  }

  async gone(source: Source, link: Link, at: IsoInstant): Promise<boolean> {
    const gone = await this.#parts.store.markGone(source.id, link.url, at);
    this.#follower.soon();
    return gone;
  }

  problem(source: Pick<Source, 'id'>, url: string, failure: Failure): Promise<void> {
    const { store, now } = this.#parts;
    return store.recordProblem({ sourceId: source.id, url, code: failure.code, message: failure.message, at: now() });
  }

  /** Brings the index up to the store; resolves when all that was kept before the call can be found. */
  settle(): Promise<void> {
    return this.#follower.settle();
  }

  /** Reads captures that were kept but never read: a process was killed in between. Resolves to their number. */
  async recover(): Promise<number> {
    let recovered = 0;
    for await (const snapshot of this.#parts.store.unreadSnapshots()) {
      const read = await this.#readAgain(snapshot, (reading) => this.#parts.store.keepReading(snapshot, reading));
      if (read === 'read') recovered += 1;
    }
    return recovered;
  }

  /** Derives every version again from its capture, then builds the index anew beside the old one and swaps. No network. */
  async rebuild(progress: (done: number) => void = () => {}): Promise<RebuildSummary> {
    const { store } = this.#parts;
    await this.recover();
    const summary: RebuildSummary = {
      snapshots: 0,
      reports: 0,
      failed: 0,
      unlisted: 0,
      corrupt: 0,
      tagsBefore: 0,
      tagsAfter: 0,
      tagsChanged: 0,
    };
    for await (const snapshot of store.reportSnapshots()) {
      const read = await this.#readAgain(snapshot, async (reading) => {
        const { tagsBefore, tagsAfter, tagsChanged } = await store.replaceReading(snapshot, reading);
        summary.tagsBefore += tagsBefore;
        summary.tagsAfter += tagsAfter;
        summary.tagsChanged += tagsChanged;
      });
      if (read === 'unlisted') summary.unlisted += 1;
      else if (read !== 'read') summary.failed += 1;
      if (read === 'corrupt') summary.corrupt += 1;
      progress(++summary.snapshots);
    }
    summary.reports = (await store.counts()).reports;
    await this.#follower.rebuild();
    return summary;
  }

  async #readAgain(snapshot: Snapshot, keep: (reading: Reading) => Promise<unknown>): Promise<ReadAgain> {
    const { store, deriver } = this.#parts;
    const source = snapshot.sourceId === byHandId ? { id: byHandId } : this.#sources.get(snapshot.sourceId);
    if (source === undefined) return 'unlisted';
    try {
      const { link } = snapshot;
      const asked = link.body === undefined ? {} : { asked: link.body };
      const page = { ...snapshot, ...asked, body: await store.snapshotBytes(snapshot.sha256) };
      await keep(await deriver.derive(source.id, page, link));
      return 'read';
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      if (error.code === 'store.full' || error.code === 'store.unwritable') throw error;
      await this.problem(source, snapshot.url, error);
      return error.code === 'store.corrupt' ? 'corrupt' : 'failed';
    }
  }
}
