import { randomUUID } from 'node:crypto';
import { Failure } from '../../errors.ts';
import type { Log } from '../../log.ts';
import type { Form, PassageDocument } from '../document.ts';
import { askEach, type Names, namesOf, type Server } from './client.ts';
import { entryOf, wordEntries } from './entry.ts';
import { isIn, isNotIn } from './filter.ts';
import { builtBy, createMissing, deleteAbandoned, deleteIndexes, readCursor, setCursor, swap } from './indexes.ts';
import { done, takeIn } from './tasks.ts';

const reportsAFilter = 500;
const passagesAStep = 2000;
const formsRemembered = 200_000;

/** Writes reports into the indexes of a server. */
export class Writer {
  readonly #server: Server;
  readonly #log: Log | undefined;
  /** Forms that the live index is known to have, and whether with a small letter. */
  readonly #forms = new Map<string, boolean>();
  #build: string | undefined;

  constructor(server: Server, log: Log | undefined) {
    this.#server = server;
    this.#log = log;
  }

  /** The new passages come first, then what their reports had before goes: at no moment is a report missing. */
  async put(documents: readonly PassageDocument[]): Promise<void> {
    if (documents.length === 0) return;
    const put = randomUUID();
    const build = await builtBy(this.#server);
    // Another process may have swapped an index in that does not have what this one sent.
    if (build !== this.#build) this.#forms.clear();
    this.#build = build;
    await this.#add(this.#server.names, documents, put, this.#forms);
    const reportIds = [...new Set(documents.map((document) => document.reportId))];
    await this.#deletePassages(reportIds, [isNotIn('put', [put])]);
  }

  async remove(reportIds: readonly string[]): Promise<void> {
    await this.#deletePassages(reportIds, []);
  }

  /** Moves the position forward, never back. */
  async advance(cursor: number | undefined): Promise<void> {
    if (cursor === undefined || cursor <= (await readCursor(this.#server))) return;
    await setCursor(this.#server, this.#server.names, cursor);
  }

  /** Fills indexes aside, compares what they hold with what was sent, and swaps them in. */
  async rebuild(documents: AsyncIterable<readonly PassageDocument[]>, cursor: number): Promise<void> {
    const build = randomUUID();
    const aside = namesOf(`-aside-${build.slice(0, 8)}`);
    await deleteAbandoned(this.#server);
    try {
      await createMissing(this.#server, aside);
      await this.#fill(aside, documents);
      await setCursor(this.#server, aside, cursor, build);
      await swap(this.#server, aside);
    } finally {
      await deleteIndexes(this.#server, aside).catch(() => {});
    }
    if ((await builtBy(this.#server)) !== build) {
      throw new Failure(
        'search.unavailable',
        'Meilisearch did not swap the rebuilt index in, or another rebuild did after.',
      );
    }
  }

  async #fill(aside: Names, documents: AsyncIterable<readonly PassageDocument[]>): Promise<void> {
    const put = randomUUID();
    const forms = new Map<string, boolean>();
    let taken = 0;
    let pending: PassageDocument[] = [];
    const flush = async () => {
      taken += await this.#add(aside, pending, put, forms);
      pending = [];
    };
    for await (const group of documents) {
      pending.push(...group);
      if (pending.length >= passagesAStep) await flush();
    }
    await flush();
    await this.#verify(aside, put, taken);
  }

  /** An index that does not hold what was sent must not take the place of one that does. */
  async #verify(aside: Names, put: string, taken: number): Promise<void> {
    const all = { indexUid: aside.passages, q: '', limit: 0 };
    const [ours, present] = await askEach(this.#server, [{ ...all, filter: [isIn('put', [put])] }, all]);
    if (ours?.total === taken && present?.total === taken) return;
    const counts = `${taken} passages were sent, ${ours?.total} are there, among ${present?.total}`;
    throw new Failure('search.unavailable', `The rebuilt index is not what was sent: ${counts}. The old one stays.`);
  }

  /** Resolves to the number of passages taken in. */
  async #add(
    names: Names,
    documents: readonly PassageDocument[],
    put: string,
    known: Map<string, boolean>,
  ): Promise<number> {
    if (documents.length === 0) return 0;
    const forms = new Map<string, Form>();
    const entries = documents.map((document) => entryOf(document, put, forms));
    const { client } = this.#server;
    const news = new Map([...forms].filter(([form, { small }]) => isNews(known.get(form), small)));
    await takeIn(
      this.#server,
      wordEntries(news),
      (batch) => client.index(names.words).updateDocuments(batch),
      this.#log,
    );
    if (known.size > formsRemembered) known.clear();
    for (const [form, { small }] of news) known.set(form, small);
    const send = (batch: object[]) => client.index(names.passages).addDocuments(batch);
    return entries.length - (await takeIn(this.#server, entries, send, this.#log));
  }

  async #deletePassages(reportIds: readonly string[], also: readonly string[]): Promise<void> {
    const index = this.#server.client.index(this.#server.names.passages);
    for (let start = 0; start < reportIds.length; start += reportsAFilter) {
      const filter = [isIn('reportId', reportIds.slice(start, start + reportsAFilter)), ...also];
      await done(this.#server, index.deleteDocuments({ filter }));
    }
  }
}

function isNews(known: boolean | undefined, small: boolean): boolean {
  return known === undefined || (small && !known);
}
