import type { AddressInfo } from 'node:net';
import express from 'express';
import { searchThreads } from '../../src/commands/serve.ts';
import { createFinder } from '../../src/find.ts';
import { openEmbeddedEngine } from '../../src/search/embedded.ts';
import { loadSearchConfig } from '../../src/search-config.ts';
import { openStore } from '../../src/store/open.ts';
import type { SearchConfig } from '../../src/tag/taxonomy.ts';
import { createAccess } from '../../src/web/access.ts';
import { createApp } from '../../src/web/app.ts';
import { CurationDesk } from '../../src/web/curation/desk.ts';
import { serverOf } from '../../src/web/server.ts';
import { source } from '../web/library.ts';

/** The server that is measured, in a process of its own: `pages DIRECTORY`, or `hello`, a page of express that says nothing. */
const [kind, dataDir = ''] = process.argv.slice(2);
const app = kind === 'pages' ? await pages() : hello();
const server = serverOf(app).listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('message', () => process.send?.({ peakMb: Math.round(process.resourceUsage().maxRSS / 1024) }));
process.on('disconnect', () => process.exit());

async function pages() {
  const searchConfig = withCorpusCategories(loadSearchConfig());
  const store = await openStore({ dataDir });
  const engine = await openEmbeddedEngine({ dataDir, synonyms: searchConfig.synonyms, threads: searchThreads() });
  const sources = Array.from({ length: 40 }, (_, at) =>
    source({ id: `source-${at}`, publisher: `SAMPLE publisher ${at}` }),
  );
  const log = { info() {}, warn() {}, error: (fields: object) => console.error(fields) };
  const curation = new CurationDesk({ key: undefined, settle: async () => {}, log });
  const absent = () => Promise.reject(new Error('this is not measured'));
  const finder = createFinder({ engine, store, sources, searchConfig });
  const settings = { cors: [], limit: 0, proxies: 0, isPrivate: false };
  const access = createAccess({ store, curation });
  return createApp({
    ...{ finder, store, engine, sources, searchConfig, curation, add: absent, access, settings, log },
    ...{ now: Date.now, version: 'bench', standings: async () => new Map(), checkBrief: absent },
  });
}

/** The corpus has categories of its own. */
function withCorpusCategories(config: SearchConfig): SearchConfig {
  const own = config.categories.slice(0, 22).map((category, at) => ({ ...category, id: `category-${at}` }));
  return { ...config, categories: [...config.categories, ...own] };
}

function hello() {
  return express().get('/{*any}', (_request, response) =>
    response.type('html').send('<!doctype html><title>Hello</title><p>Hello.</p>'),
  );
}
