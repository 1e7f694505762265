import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import compression from 'compression';
import express from 'express';
import { Accounts } from '../../src/accounts.ts';
import { searchThreads } from '../../src/commands/serve.ts';
import { createFinder, type Finder } from '../../src/find.ts';
import { createLateMail } from '../../src/late-mail.ts';
import { createMembers } from '../../src/members.ts';
import { openEmbeddedEngine } from '../../src/search/embedded.ts';
import { loadSearchConfig } from '../../src/search-config.ts';
import { openStore } from '../../src/store/open.ts';
import { createSubscriptions } from '../../src/subscriptions.ts';
import type { SearchConfig } from '../../src/tag/taxonomy.ts';
import { createAccess } from '../../src/web/access.ts';
import { AccountThrottle } from '../../src/web/account/throttle.ts';
import { createApp } from '../../src/web/app.ts';
import { CurationDesk } from '../../src/web/curation/desk.ts';
import { serverOf } from '../../src/web/server.ts';
import { source } from '../web/library.ts';
import { peakMb } from './memory.ts';
import type { Spent } from './web-server.ts';

/** The server that is measured, in a process of its own: `pages DIRECTORY`, or `constant FILE`, which express sends whatever is asked, compressed. */
const [kind, place = ''] = process.argv.slice(2);
let asked = 0;
let made = 0;
const app = kind === 'pages' ? await pages(place) : constant(place);
const server = serverOf(app).listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
server.on('request', () => {
  asked += 1;
});
process.on('message', () => process.send?.(spent()));
process.on('disconnect', () => process.exit());

function spent(): Spent {
  const { user, system } = process.cpuUsage();
  return { cpuMs: (user + system) / 1000, asked, made, peakMb: peakMb() };
}

async function pages(dataDir: string) {
  const searchConfig = withCorpusCategories(loadSearchConfig());
  const store = await openStore({ dataDir });
  const engine = await openEmbeddedEngine({ dataDir, synonyms: searchConfig.synonyms, threads: searchThreads() });
  const sources = Array.from({ length: 40 }, (_, at) =>
    source({ id: `source-${at}`, publisher: `SAMPLE publisher ${at}` }),
  );
  const log = { debug() {}, info() {}, warn() {}, error: (fields: object) => console.error(fields) };
  const curation = new CurationDesk({ key: undefined, settle: async () => {}, log });
  const absent = () => Promise.reject(new Error('this is not measured'));
  const finder = counted(createFinder({ engine, store, sources, searchConfig }));
  const settings = { cors: [], limit: 0, proxies: 0, isPrivate: false, url: 'http://localhost' };
  const access = createAccess({ store, curation });
  const mailer = { send: absent, feign: absent };
  const accounts = new Accounts({
    store,
    mailer,
    late: createLateMail(),
    rule: { kind: 'off' },
    url: 'http://bench.invalid',
    log,
    now: Date.now,
  });
  return createApp({
    members: createMembers({ store, mailer, url: 'http://bench.invalid', now: Date.now }),
    subscriptions: createSubscriptions({ store, finder, digester: { preview: absent }, now: Date.now }),
    ...{ accounts, throttle: new AccountThrottle(Date.now) },
    ...{ finder, store, engine, sources, searchConfig, curation, add: absent, access, settings, log },
    ...{
      now: Date.now,
      version: 'bench',
      standings: async () => new Map(),
      checkBrief: absent,
      packer: { pack: absent },
      hooks: { requirePublic: () => {}, try: absent },
    },
  });
}

/** Each page that is not kept from before searches once. */
function counted(finder: Finder): Finder {
  const find: Finder['find'] = (query) => {
    made += 1;
    return finder.find(query);
  };
  return { ...finder, find };
}

/** The corpus has categories of its own. */
function withCorpusCategories(config: SearchConfig): SearchConfig {
  const own = config.categories.slice(0, 22).map((category, at) => ({ ...category, id: `category-${at}` }));
  return { ...config, categories: [...config.categories, ...own] };
}

function constant(file: string) {
  const page = readFileSync(file, 'utf8');
  return express()
    .use(compression())
    .get('/{*any}', (_request, response) => response.type('html').send(page));
}
