import { Failure } from '../errors.ts';
import type { Log } from '../log.ts';
import type { PassageDocument } from './document.ts';
import type { SearchEngine, SearchResult } from './engine.ts';
import { codeOf, connect, type Server } from './meilisearch/client.ts';
import { prepare, readCursor } from './meilisearch/indexes.ts';
import { Knowledge, type Known } from './meilisearch/knowledge.ts';
import { searchByWords } from './meilisearch/search.ts';
import { searchByLikeness } from './meilisearch/similar.ts';
import { Writer } from './meilisearch/write.ts';
import { type Synonyms, synonymsOf } from './plan.ts';
import type { SearchQuery } from './query.ts';

/**
 * `url` of a Meilisearch server 1.50 or later, which serves one instance: the names of our indexes are always the same. `synonyms` are groups of
 * phrases of one meaning, in any language.
 *
 * `key` needs the rights of `meilisearch/key.ts` and no others, on the indexes `coi-*`.
 */
export type MeilisearchOptions = {
  url: string;
  key?: string;
  synonyms?: readonly (readonly string[])[];
  log?: Log;
  /** For how long after it was asked the index is taken for unchanged by other processes (50). */
  surenessMs?: number;
};

/**
 * Opens the search engine that lives in a Meilisearch server. A server that is away now is no failure: it is prepared when it answers.
 * @throws Failure search.unavailable when the server refuses the key
 */
export async function openMeilisearchEngine(options: MeilisearchOptions): Promise<SearchEngine> {
  const engine = new MeilisearchEngine(options);
  try {
    await engine.cursor();
  } catch (error) {
    if (!(error instanceof Failure && error.retryable)) throw error;
    options.log?.warn({ url: options.url, reason: error.message }, 'Meilisearch is away');
  }
  return engine;
}

class MeilisearchEngine implements SearchEngine {
  readonly #server: Server;
  readonly #synonyms: Synonyms;
  readonly #log: Log | undefined;
  readonly #knowledge: Knowledge;
  #writer: Writer;
  #prepared: Promise<void> | undefined;

  constructor({ url, key, synonyms = [], log, surenessMs = 50 }: MeilisearchOptions) {
    this.#knowledge = new Knowledge(surenessMs);
    this.#server = connect(url, key);
    this.#synonyms = synonymsOf(synonyms);
    this.#log = log;
    this.#writer = new Writer(this.#server, log);
  }

  async put(documents: readonly PassageDocument[], cursor?: number): Promise<void> {
    await this.#ready(async () => {
      await this.#writer.put(documents);
      await this.#writer.advance(cursor);
      this.#knowledge.doubt();
    });
  }

  async remove(reportIds: readonly string[], cursor?: number): Promise<void> {
    await this.#ready(async () => {
      await this.#writer.remove(reportIds);
      await this.#writer.advance(cursor);
      this.#knowledge.doubt();
    });
  }

  async search(query: SearchQuery): Promise<SearchResult> {
    const { like } = query;
    const search = (known: Known) =>
      like === undefined
        ? searchByWords(this.#server, known, query, this.#synonyms)
        : searchByLikeness(this.#server, known, query, like);
    return this.#ready(() => this.#knowledge.during(this.#server, search));
  }

  async rebuild(documents: AsyncIterable<readonly PassageDocument[]>, cursor: number): Promise<void> {
    await this.#ready(() => this.#writer.rebuild(documents, cursor));
    this.#knowledge.doubt();
  }

  async cursor(): Promise<number> {
    return this.#ready(() => readCursor(this.#server));
  }

  async close(): Promise<void> {}

  /** Runs a step on prepared indexes. When preparing fails, the next call tries again; indexes that have vanished are made anew. */
  async #ready<Result>(step: () => Promise<Result>): Promise<Result> {
    this.#prepared ??= prepare(this.#server);
    const prepared = this.#prepared;
    try {
      await prepared;
      return await step();
    } catch (error) {
      const vanished = codeOf(error) === 'index_not_found';
      if (vanished) this.#writer = new Writer(this.#server, this.#log);
      if (this.#prepared === prepared && (vanished || (await failed(prepared)))) this.#prepared = undefined;
      throw error;
    }
  }
}

async function failed(prepared: Promise<void>): Promise<boolean> {
  return prepared.then(
    () => false,
    () => true,
  );
}
