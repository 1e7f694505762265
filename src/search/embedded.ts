import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Failure } from '../errors.ts';
import type { PassageDocument } from './document.ts';
import {
  type Connection,
  discardFile,
  fileIdentity,
  isBroken,
  live,
  loadDriver,
  number,
  type Opener,
  openFile,
  resetSide,
  type Side,
  setLive,
  setNumber,
  setText,
} from './embedded/file.ts';
import { LiveTables } from './embedded/live.ts';
import { Threads } from './embedded/threads.ts';
import { type ReportDocuments, ReportWriter } from './embedded/write.ts';
import type { SearchEngine, SearchResult } from './engine.ts';
import { synonymsOf } from './plan.ts';
import type { SearchQuery } from './query.ts';

/**
 * `dataDir` exists; `synonyms` are groups of phrases of one meaning, in any language. `threads`: so many searches can run at once beside what
 * this process does otherwise; 0, the default, searches in the calling thread, which starts sooner. `cacheMb`: so much of the file is kept in memory at most.
 */
export type EmbeddedOptions = {
  dataDir: string;
  synonyms?: readonly (readonly string[])[];
  threads?: number;
  cacheMb?: number;
};

/** A transaction holds up other writers and this process: it ends after so many reports or passages. */
const reportsATransaction = 100;
const passagesATransaction = 500;

/**
 * Opens the search engine that lives in this process, over the file `search.db` of the data directory. Several processes may have it
 * open. The file is a cache: a damaged one, or one of another analyser, is begun anew, and its `cursor()` is 0.
 * @throws Failure search.unavailable
 */
export async function openEmbeddedEngine(options: EmbeddedOptions): Promise<SearchEngine> {
  const open = await loadDriver();
  return new EmbeddedEngine(open, options);
}

class EmbeddedEngine implements SearchEngine {
  readonly #open: Opener;
  readonly #path: string;
  readonly #cacheMb: number;
  readonly #tables: LiveTables;
  readonly #threads: Threads | undefined;
  #db: Connection;
  #identity: number;
  #writer: { generation: number; writer: ReportWriter } | undefined;
  #builds = 0;

  constructor(open: Opener, { dataDir, synonyms = [], threads = 0, cacheMb = 64 }: EmbeddedOptions) {
    this.#open = open;
    this.#path = join(dataDir, 'search.db');
    this.#tables = new LiveTables(synonymsOf(synonyms));
    this.#cacheMb = cacheMb;
    this.#db = openFile(open, this.#path, cacheMb);
    this.#identity = fileIdentity(this.#path);
    this.#threads = threads > 0 ? new Threads({ path: this.#path, synonyms }, threads) : undefined;
  }

  async put(documents: readonly PassageDocument[], cursor?: number): Promise<void> {
    for (const batch of batches(reportsOf(documents))) {
      this.#write((writer) => writer.put(batch));
      await setImmediate();
    }
    this.#advance(cursor);
  }

  async remove(reportIds: readonly string[], cursor?: number): Promise<void> {
    for (let start = 0; start < reportIds.length; start += reportsATransaction) {
      this.#write((writer) => writer.remove(reportIds.slice(start, start + reportsATransaction)));
      await setImmediate();
    }
    this.#advance(cursor);
  }

  async search(query: SearchQuery): Promise<SearchResult> {
    const answer = await this.#threads?.search(query);
    if (answer !== undefined && 'result' in answer) return answer.result;
    if (answer !== undefined && 'failure' in answer) throw new Failure(answer.failure.code, answer.failure.message);
    if (answer !== undefined && 'bug' in answer) throw new Error(answer.bug);
    return this.#guarded((db) => this.#tables.search(db, query));
  }

  async rebuild(documents: AsyncIterable<readonly PassageDocument[]>, cursor: number): Promise<void> {
    this.#builds += 1;
    const token = `${process.pid}.${this.#builds}.${Date.now()}`;
    const side = this.#guarded((db) => db.transaction(() => this.#beginBuild(db, token)).immediate());
    const writer = new ReportWriter(this.#db, side);
    let pending: PassageDocument[] = [];
    const flush = async () => {
      for (const batch of batches(reportsOf(pending))) {
        this.#building(token, () => writer.put(batch));
        await setImmediate();
      }
      pending = [];
    };
    for await (const group of documents) {
      pending.push(...group);
      if (pending.length >= passagesATransaction) await flush();
    }
    await flush();
    this.#building(token, (db) => {
      setLive(db, side);
      setText(db, 'building', '');
      setNumber(db, 'cursor', cursor);
    });
  }

  async cursor(): Promise<number> {
    return this.#guarded((db) => number(db, 'cursor'));
  }

  async close(): Promise<void> {
    await this.#threads?.close();
    this.#db.close();
  }

  #advance(cursor: number | undefined): void {
    if (cursor === undefined) return;
    this.#guarded((db) =>
      db.transaction(() => setNumber(db, 'cursor', Math.max(cursor, number(db, 'cursor')))).immediate(),
    );
  }

  #write(change: (writer: ReportWriter) => void): void {
    try {
      this.#guarded((db) => db.transaction(() => change(this.#writerOf(db))).immediate());
    } catch (error) {
      // What the writer remembers of the file may have been rolled back.
      this.#writer = undefined;
      throw error;
    } finally {
      this.#tables.changed();
    }
  }

  #writerOf(db: Connection): ReportWriter {
    const { side, generation } = live(db);
    if (this.#writer?.generation !== generation) this.#writer = { generation, writer: new ReportWriter(db, side) };
    return this.#writer.writer;
  }

  #beginBuild(db: Connection, token: string): Side {
    const side = live(db).side === 'a' ? 'b' : 'a';
    resetSide(db, side);
    setText(db, 'building', token);
    return side;
  }

  /** A step of a rebuild; two at once would fill the same tables, so the later one wins. */
  #building(token: string, step: (db: Connection) => void): void {
    this.#guarded((db) =>
      db
        .transaction(() => {
          if (db.prepare("SELECT value FROM meta WHERE key = 'building'").pluck().get() !== token) {
            throw new Failure('search.unavailable', 'Another rebuild of the search index began; this one gives way.');
          }
          step(db);
        })
        .immediate(),
    );
    this.#tables.changed();
  }

  /** Runs a step on the file that is there now, and turns the driver's errors into failures. */
  #guarded<Result>(step: (db: Connection) => Result): Result {
    try {
      if (fileIdentity(this.#path) !== this.#identity) this.#reopen();
      return step(this.#db);
    } catch (error) {
      if (error instanceof Failure) throw error;
      if (isBroken(error)) this.#beginAnew();
      throw failureOf(error);
    }
  }

  /** A file that turns out to be damaged is replaced by an empty one, whose cursor says that all must be put again. */
  #beginAnew(): void {
    this.#db.close();
    discardFile(this.#path);
    this.#reopen();
  }

  #reopen(): void {
    this.#db.close();
    this.#db = openFile(this.#open, this.#path, this.#cacheMb);
    this.#identity = fileIdentity(this.#path);
    this.#tables.forget();
    this.#writer = undefined;
  }
}

function failureOf(error: unknown): unknown {
  if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_'))) return error;
  const message = `The search index cannot answer: ${error.message}.`;
  return new Failure('search.unavailable', message, { cause: error, retryable: true });
}

function reportsOf(documents: readonly PassageDocument[]): ReportDocuments[] {
  const byReport = new Map<string, [PassageDocument, ...PassageDocument[]]>();
  for (const document of documents) {
    const known = byReport.get(document.reportId);
    if (known === undefined) byReport.set(document.reportId, [document]);
    else known.push(document);
  }
  return [...byReport.values()];
}

function* batches(reports: readonly ReportDocuments[]): Iterable<ReportDocuments[]> {
  let batch: ReportDocuments[] = [];
  let passages = 0;
  for (const report of reports) {
    batch.push(report);
    passages += report.length;
    if (batch.length < reportsATransaction && passages < passagesATransaction) continue;
    yield batch;
    batch = [];
    passages = 0;
  }
  if (batch.length > 0) yield batch;
}
