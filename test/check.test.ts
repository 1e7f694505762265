import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checkIndex } from '../src/check.ts';
import { type Documents, documentsOf } from '../src/documents.ts';
import type { PassageDocument } from '../src/search/document.ts';
import type { SearchEngine } from '../src/search/engine.ts';
import { openMeilisearchEngine } from '../src/search/meilisearch.ts';
import { hasMeilisearch, type RunningServer, startMeilisearch } from './search/meilisearch-server.ts';
import { find } from './search/sample.ts';
import { type Library, openLibrary } from './web/library.ts';
import { commissionReport, monitorReport, shortReports, sources } from './web/shelf.ts';

let server: RunningServer | undefined;
let library: Library;
let documents: Documents;

beforeAll(async () => {
  if (hasMeilisearch) server = await startMeilisearch();
});
afterAll(() => server?.stop());
beforeEach(async () => {
  library = await openLibrary(sources);
  documents = documentsOf(library.store, sources);
  for (const report of [commissionReport, monitorReport, ...shortReports]) await library.shelve(report);
  await library.index();
});
afterEach(() => library.close());

const nothing = { missing: [], surplus: [], differing: [] };

async function embedded(): Promise<SearchEngine> {
  return library.engine;
}

async function* nothingYet(): AsyncGenerator<PassageDocument[]> {}

/** An index on the server that has followed the store. */
async function onServer(): Promise<SearchEngine> {
  const { url, masterKey } = server as RunningServer;
  const engine = await openMeilisearchEngine({ url, key: masterKey });
  await engine.rebuild(nothingYet(), 0);
  const all: PassageDocument[][] = [];
  for await (const report of documents.all()) all.push(report);
  await engine.put(all.flat());
  return engine;
}

for (const [name, open, skipped] of [
  ['the embedded engine', embedded, false],
  ['Meilisearch', onServer, !hasMeilisearch],
] as const) {
  describe.skipIf(skipped)(name, () => {
    test('an index that followed the store agrees with it', async () => {
      expect(await checkIndex(await open(), documents, true)).toEqual({ found: nothing, remaining: nothing });
    });

    test('what was lost, left over or changed behind the back of the store is found and mended', async () => {
      const engine = await open();
      const { hits } = await find(engine, '', { size: '100' });
      const [lost, changed] = [hits[3]?.reportId ?? '', hits[4]?.reportId ?? ''];
      const [first] = await documents.of(changed);
      if (first === undefined) throw new Error('the shelf is empty');
      await engine.remove([lost]);
      await engine.put([{ ...first, text: 'Nowherelia', categories: ['treason-and-secrecy'], sourceId: 'elsewhere' }]);
      await engine.put([{ ...first, id: 'sample-stray.1.0', reportId: 'sample-stray', text: 'Nowherelia' }]);

      const found = { missing: [lost], surplus: ['sample-stray'], differing: [changed] };
      expect(await checkIndex(engine, documents, false)).toEqual({ found, remaining: found });
      expect((await find(engine, 'Nowherelia')).total).toBe(2);
      expect(await checkIndex(engine, documents, true)).toEqual({ found, remaining: nothing });
      expect((await find(engine, 'Nowherelia')).total).toBe(0);
      expect((await find(engine, '')).total).toBe(hits.length);
    });

    test('an index that was emptied is filled again', async () => {
      const engine = await open();
      const { hits, total } = await find(engine, '', { size: '100' });
      await engine.remove(hits.map(({ reportId }) => reportId));
      expect((await checkIndex(engine, documents, true)).found.missing).toHaveLength(total);
      expect((await find(engine, '')).total).toBe(total);
    });
  });
}
