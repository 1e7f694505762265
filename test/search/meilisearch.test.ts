import { Meilisearch } from 'meilisearch';
import { afterAll, beforeAll, describe } from 'vitest';
import { openMeilisearchEngine } from '../../src/search/meilisearch.ts';
import { contractSynonyms, searchEngineContract } from './contract.ts';
import { hasMeilisearch, type RunningServer, startMeilisearch } from './meilisearch-server.ts';

let server: RunningServer;
beforeAll(async () => {
  if (hasMeilisearch) server = await startMeilisearch();
});
afterAll(() => server?.stop());

describe.skipIf(!hasMeilisearch)('against a real server (skipped without `meilisearch` on the path)', () => {
  searchEngineContract('Meilisearch', async () => {
    const engine = await emptyEngine();
    return { engine, close: () => engine.close() };
  });
});

/** The same indexes for every test: an index without its state is emptied when it is opened. */
async function emptyEngine() {
  const options = { url: server.url, key: server.masterKey, prefix: 'test', synonyms: contractSynonyms };
  const client = new Meilisearch({ host: server.url, apiKey: server.masterKey });
  await client.index('test-state').deleteAllDocuments().waitTask();
  return openMeilisearchEngine(options);
}
