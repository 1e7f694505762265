import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { Failure } from '../../errors.ts';
import { synonymsOf } from '../plan.ts';
import type { SearchQuery } from '../query.ts';
import { type Connection, fileIdentity, loadDriver, type Opener } from './file.ts';
import { LiveTables } from './live.ts';
import type { Answer, ThreadData } from './threads.ts';

/** A thread that searches: its own connection to the file, which it only reads. One query at a time, each answered by one message. */
class Searcher {
  readonly #open: Opener;
  readonly #path: string;
  readonly #tables: LiveTables;
  #db: Connection | undefined;
  #identity = 0;

  constructor(open: Opener, { path, synonyms }: ThreadData) {
    this.#open = open;
    this.#path = path;
    this.#tables = new LiveTables(synonymsOf(synonyms));
  }

  answer(query: SearchQuery): Answer {
    try {
      return { result: this.#tables.search(this.#connection(), query) };
    } catch (error) {
      // A file that is damaged, or is just being begun anew, is the business of the thread that may write it.
      if (isOfTheFile(error)) return { file: error.message };
      if (error instanceof Failure) return { failure: { code: error.code, message: error.message } };
      return { bug: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
  }

  #connection(): Connection {
    const identity = fileIdentity(this.#path);
    if (this.#db !== undefined && identity === this.#identity) return this.#db;
    this.#db?.close();
    this.#db = undefined;
    this.#tables.forget();
    const db = this.#open(this.#path);
    db.pragma('query_only = ON');
    db.pragma('cache_size = -32768');
    db.pragma('temp_store = MEMORY');
    this.#identity = identity;
    this.#db = db;
    return db;
  }
}

function isOfTheFile(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_');
}

async function searchFor(port: MessagePort): Promise<void> {
  const searcher = new Searcher(await loadDriver(true), workerData as ThreadData);
  port.on('message', (query: SearchQuery) => port.postMessage(searcher.answer(query)));
}

if (parentPort !== null) await searchFor(parentPort);
