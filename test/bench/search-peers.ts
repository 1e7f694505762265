import { create, insertMultiple, search } from '@orama/orama';
import MiniSearch from 'minisearch';
import { reportDocuments } from './corpus.ts';
import { peakMb } from './memory.ts';
import { isPlain, mixedQueries } from './search-queries.ts';
import { line, timed } from './search-timing.ts';

/** Passages by their words alone: what both libraries do of what our engines do. */
type Passage = { id: string; title: string; text: string };
type Peer = { add(passages: Passage[]): Promise<void>; search(type: string, q: string): Promise<number> };

const shown = 20;

/** The libraries that we measure against, as their manuals use them: title and text, all the words, 20 hits. */
export const peers: Readonly<Record<string, () => Promise<Peer>>> = { minisearch, orama };

/** Fills a library with the passages of `reports` and asks it the queries that are words alone. */
export async function measurePeer(name: string, reports: number): Promise<string> {
  const peer = await peers[name]?.();
  if (peer === undefined) throw new Error(`there is no peer ${name}`);
  let seconds = 0;
  for (let number = 0; number < reports; number += 1) {
    const passages = reportDocuments(number).map(({ id, title, text }) => ({ id, title, text }));
    const began = performance.now();
    await peer.add(passages);
    seconds += (performance.now() - began) / 1000;
  }
  const queries = mixedQueries(reports).filter(([type]) => isPlain(type));
  const ask = (type: string, q = '') => timed(() => peer.search(type, q));
  for (const [type, { q }] of queries) await ask(type, q);
  const measured = [];
  for (const [type, { q }] of queries) measured.push(await ask(type, q));
  return `${name.padEnd(10)} build ${seconds.toFixed(1)} s, peak memory ${peakMb()} MB; ${line('plain', measured, 'passages')}`;
}

async function minisearch(): Promise<Peer> {
  const index = new MiniSearch<Passage>({ fields: ['title', 'text'], storeFields: ['id'] });
  return {
    add: async (passages) => index.addAll(passages),
    search: async (type, q) =>
      index.search(q, { combineWith: 'AND', prefix: type === 'prefix', fuzzy: type === 'typo' ? 0.2 : false }).length,
  };
}

async function orama(): Promise<Peer> {
  // Its own tokenizer of English drops Cyrillic letters: half of the corpus would be missing.
  const tokenize = (text: string) => [...new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu))];
  const tokenizer = { language: 'english', normalizationCache: new Map(), tokenize };
  const db = create({ schema: { title: 'string', text: 'string' }, components: { tokenizer } });
  return {
    add: async (passages) => {
      await insertMultiple(db, passages, passages.length);
    },
    search: async (type, q) => {
      const tolerance = type === 'typo' ? 1 : 0;
      const found = await search(db, { term: q, threshold: 0, limit: shown, tolerance });
      return found.count;
    },
  };
}
