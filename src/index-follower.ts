import type { Documents } from './documents.ts';
import type { SearchEngine } from './search/engine.ts';
import type { Store } from './store/port.ts';

/** How many reports go to the engine at once. */
const batch = 50;
/** While a run goes on, the index takes up so many reports together, or fewer after so many milliseconds. */
const after = { reports: 16, ms: 1000 };

type Parts = { store: Pick<Store, 'changesSince'>; engine: SearchEngine; documents: Documents };

/** Brings the index up to the store, by the store's change log and the place in it that the index has reached. */
export class IndexFollower {
  readonly #parts: Parts;
  #indexing: Promise<void> | undefined;
  #unindexed = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** A report changed: the index takes it up in a moment, with others. */
  soon(): void {
    this.#unindexed += 1;
    this.#timer ??= setTimeout(() => this.#index(), after.ms).unref();
    if (this.#unindexed >= after.reports && this.#indexing === undefined) this.#index();
  }

  /** Resolves when all that was kept before the call can be found. */
  async settle(): Promise<void> {
    this.#noMoreUnindexed();
    await this.#indexing?.catch(() => {});
    this.#indexing = undefined;
    await this.#catchUp();
  }

  /** Builds the index anew beside the old one and swaps. */
  async rebuild(): Promise<void> {
    const cursor = await this.#lastChange();
    await this.#parts.engine.rebuild(this.#parts.documents.all(), cursor);
    await this.#catchUp();
  }

  #index(): void {
    this.#noMoreUnindexed();
    this.#indexing ??= this.#catchUp().finally(() => {
      this.#indexing = undefined;
    });
    // A failure here is not lost: `settle` meets it again.
    this.#indexing.catch(() => {});
  }

  #noMoreUnindexed(): void {
    this.#unindexed = 0;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  async #catchUp(): Promise<void> {
    const { store, engine } = this.#parts;
    let reached = await engine.cursor();
    for (;;) {
      const { cursor, reportIds } = await store.changesSince(reached, batch);
      if (reportIds.length === 0) return;
      await this.#put(reportIds, cursor);
      reached = cursor;
    }
  }

  async #put(reportIds: readonly string[], cursor: number): Promise<void> {
    const { engine, documents: all } = this.#parts;
    const documents = (await Promise.all(reportIds.map((id) => all.of(id)))).flat();
    const found = new Set(documents.map((document) => document.reportId));
    const empty = reportIds.filter((id) => !found.has(id));
    if (empty.length > 0) await engine.remove(empty);
    await engine.put(documents, cursor);
  }

  async #lastChange(): Promise<number> {
    let cursor = await this.#parts.engine.cursor();
    for (;;) {
      const next = await this.#parts.store.changesSince(cursor, 10_000);
      if (next.reportIds.length === 0) return cursor;
      cursor = next.cursor;
    }
  }
}
