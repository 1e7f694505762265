import type { SearchResult } from '../engine.ts';
import type { Synonyms } from '../plan.ts';
import type { SearchQuery } from '../query.ts';
import { type Connection, live } from './file.ts';
import { SideReader } from './reader.ts';

/** Searches the live tables of a file over one connection, and notices what other connections write, rebuild or swap. */
export class LiveTables {
  readonly #synonyms: Synonyms;
  #known: { generation: number; reader: SideReader } | undefined;
  #dataVersion = -1;

  constructor(synonyms: Synonyms) {
    this.#synonyms = synonyms;
  }

  search(db: Connection, query: SearchQuery): SearchResult {
    return db.transaction(() => this.#current(db).search(query))();
  }

  /** To be called when the connection itself wrote, which its data version does not tell. */
  changed(): void {
    this.#dataVersion = -1;
  }

  /** To be called when the connection is to another file than before. */
  forget(): void {
    this.#known = undefined;
    this.#dataVersion = -1;
  }

  /** The reader of the live tables, up to date with the snapshot of the transaction that it is called in. */
  #current(db: Connection): SideReader {
    const { side, generation } = live(db);
    const version = Number(db.pragma('data_version', { simple: true }));
    if (this.#known?.generation !== generation) {
      this.#known = { generation, reader: new SideReader(db, side, this.#synonyms) };
    } else if (version === this.#dataVersion) return this.#known.reader;
    this.#known.reader.catchUp(db);
    this.#dataVersion = version;
    return this.#known.reader;
  }
}
