import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '../../src/account/secret.ts';
import type { SignUpRule } from '../../src/account/sign-up.ts';
import { Accounts } from '../../src/accounts.ts';
import { createAdd } from '../../src/add.ts';
import { createBriefCheck } from '../../src/brief.ts';
import { openPacketWorkshop } from '../../src/children.ts';
import { createCiter } from '../../src/citer.ts';
import { checkUrl, guardedLookup } from '../../src/crawl/addresses.ts';
import { createHosts } from '../../src/crawl/hosts.ts';
import { createFinder, type Finder } from '../../src/find.ts';
import { createPost, type Post } from '../../src/hook/post.ts';
import { createHooks } from '../../src/hooks.ts';
import type { IdentityProvider } from '../../src/identity-provider.ts';
import { createLateMail } from '../../src/late-mail.ts';
import type { Log } from '../../src/log.ts';
import { createMailer, type DiscreetMailer } from '../../src/mail.ts';
import { createMembers } from '../../src/members.ts';
import type { Snapshot } from '../../src/model/capture.ts';
import type { Block, Draft } from '../../src/model/draft.ts';
import type { IsoInstant, LanguageTag } from '../../src/model/values.ts';
import { createPacker } from '../../src/packer.ts';
import { Pipeline, type RebuildSummary } from '../../src/pipeline.ts';
import { readDocument } from '../../src/read/document.ts';
import { signature } from '../../src/read/duplicates.ts';
import { passagesOf } from '../../src/read/passages.ts';
import { openEmbeddedEngine } from '../../src/search/embedded.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { loadSearchConfig } from '../../src/search-config.ts';
import { createSingleSignOn } from '../../src/single-sign-on.ts';
import type { Source } from '../../src/source.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/port.ts';
import type { Reading } from '../../src/store/report-port.ts';
import { createSubscriptions } from '../../src/subscriptions.ts';
import { createTagger } from '../../src/tag/tagger.ts';
import { createAccess } from '../../src/web/access.ts';
import { AccountThrottle } from '../../src/web/account/throttle.ts';
import { createApp } from '../../src/web/app.ts';
import { CurationDesk } from '../../src/web/curation/desk.ts';
import type { WebSettings } from '../../src/web/deps.ts';
import { serverOf } from '../../src/web/server.ts';
import { openPress } from '../digest/press.ts';
import { sampleSource } from '../sample-source.ts';

/** A report to be put on the shelf, as if it had been crawled and read. */
export type Shelved = Partial<Omit<Draft, 'blocks'>> & {
  sourceId: string;
  url: string;
  title: string;
  language: LanguageTag;
  blocks: Block[];
  capturedAt?: IsoInstant;
};

/** A real store and a real engine in a temporary directory, behind the real application on loopback. */
export type Library = {
  url: string;
  /** Path of the store’s file. */
  database: string;
  store: Store;
  accounts: Accounts;
  mailer: DiscreetMailer;
  /** Where mails lie. */
  mailFolder: string;
  engine: SearchEngine;
  logged: string[];
  shelve(report: Shelved): Promise<{ reportId: string; snapshot: Snapshot }>;
  index(): Promise<void>;
  /** Resolves when the index has followed all decisions. */
  followed(): Promise<void>;
  /** Reads and tags all captures again, and builds the index anew. */
  rebuild(): Promise<RebuildSummary>;
  close(): Promise<void>;
};

type LibraryOptions = {
  /** The mail server; without one mails are files. */
  smtpUrl?: string;
  sample?: boolean;
  find?: Finder['find'];
  curatorKey?: string;
  clock?: () => number;
  settings?: Partial<WebSettings>;
  accountRules?: { rule?: SignUpRule; operatorMail?: string; url?: string };
  /** The identity provider by which one can sign in. */
  provider?: (log: Log) => IdentityProvider;
  /** What calls hooks. */
  post?: Post;
};

const searchConfig = loadSearchConfig();
const tagger = createTagger(searchConfig);

export async function openLibrary(
  sources: readonly Source[],
  {
    smtpUrl,
    find,
    curatorKey,
    clock,
    settings = {},
    accountRules = {},
    provider,
    post,
    ...options
  }: LibraryOptions = {},
): Promise<Library> {
  const dataDir = await mkdtemp(join(tmpdir(), 'web-test-'));
  const store = await openStore({ dataDir });
  const engine = await openEmbeddedEngine({ dataDir, synonyms: searchConfig.synonyms });
  const now = () => '2026-11-22T16:00:00.000Z';
  const discover = () => Promise.reject(new Error('no list is read in these tests'));
  const pipeline = new Pipeline({
    store,
    engine,
    sources,
    deriver: { discover, derive: async (_sourceId, { body }) => read(JSON.parse(new TextDecoder().decode(body))) },
    now,
  });
  const logged: string[] = [];
  const keep = (fields: object, message: string) => logged.push(JSON.stringify({ ...fields, message }));
  const log: Log = { debug: keep, info: keep, warn: keep, error: keep };
  const finder = { ...createFinder({ engine, store, sources, searchConfig }), ...(find && { find }) };
  const settle = () => pipeline.settle();
  const curation = new CurationDesk({ key: curatorKey, settle, log, ...(clock && { now: clock }) });
  const folder = join(dataDir, 'mail');
  const mailer = createMailer({ smtpUrl, from: 'library@sample.example', folder });
  const desk = { store, log, mailer, now: clock ?? Date.now, url: 'http://library.example', ...accountRules };
  const accounts = new Accounts({ rule: { kind: 'open' }, late: createLateMail(), ...desk });
  const fetch = () => Promise.reject(new Error('no address is asked in these tests'));
  const add = createAdd({ fetch, hosts: createHosts(), pipeline, now, follow: settle });
  const app = createApp({
    add,
    standings: async () => new Map(),
    packer: createPacker({ store, sources, openWorkshop: openPacketWorkshop }),
    checkBrief: createBriefCheck({
      ...{ engine, store, now },
      read: async (page) => readDocument(page),
    }),
    ...{
      finder,
      store,
      engine,
      sources,
      searchConfig,
      curation,
      log,
      version: '0.0.0-test',
      accounts,
      subscriptions: createSubscriptions({
        ...{ store, finder, now: clock ?? Date.now },
        digester: openPress(store, sources).digester,
      }),
      members: createMembers(desk),
      hooks: createHooks({
        ...{ store, sources, searchConfig, mailer, log, newId, url: desk.url, check: checkUrl },
        addressOf: async ({ mail }) => mail,
        mayRead: async () => true,
        post: post ?? createPost({ check: checkUrl, lookup: guardedLookup() }),
        citer: createCiter({ store, sources }),
        now: () => new Date(desk.now()).toISOString(),
        lease: (what) => store.lease(what, 'SAMPLE library', 60_000),
      }),
      ...(provider && { signOn: createSingleSignOn({ ...desk, provider: provider(log) }) }),
      throttle: new AccountThrottle(clock ?? Date.now),
      access: createAccess({ store, curation }, settings.cors),
      settings: { cors: [], limit: 0, proxies: 0, isPrivate: false, url: 'http://library.example', ...settings },
      now: clock ?? Date.now,
    },
    ...options,
  });
  const server = await new Promise<Server>((resolve) => {
    const listening = serverOf(app).listen(0, '127.0.0.1', () => resolve(listening));
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    database: join(dataDir, 'app.db'),
    store,
    accounts,
    mailer,
    mailFolder: folder,
    engine,
    logged,
    shelve: (report) => shelve(store, report),
    index: settle,
    followed: () => curation.followed(),
    rebuild: () => pipeline.rebuild(),
    async close() {
      await accounts.sent();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await engine.close();
      await store.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function shelve(store: Store, shelved: Shelved): Promise<{ reportId: string; snapshot: Snapshot }> {
  const { sourceId, url, capturedAt = '2026-11-20T08:30:00.000Z' } = shelved;
  const body = new TextEncoder().encode(JSON.stringify(shelved));
  const page = {
    url,
    finalUrl: url,
    fetchedAt: capturedAt,
    status: 200,
    contentType: 'application/json',
    headers: {},
    body,
  };
  const snapshot = await store.keepSnapshot(page, { sourceId, role: 'report', link: { url } });
  const { report } = await store.keepReading(snapshot, read(shelved));
  return { reportId: report.id, snapshot };
}

/** What is read from a report on the shelf, tagged. */
function read({ sourceId: _sourceId, url: _url, capturedAt: _capturedAt, blocks, ...draft }: Shelved): Reading {
  const { text, passages } = passagesOf(blocks, draft.language);
  return {
    draft: { authors: [], ...draft },
    text,
    passages,
    taggings: tagger.tag({ title: draft.title, language: draft.language, passages }),
    readerVersion: 'test',
    taxonomyVersion: tagger.version,
    signature: signature(text),
  };
}

/** A source of which only the card matters here. */
export function source(card: Pick<Source, 'id' | 'publisher'> & Partial<Source>): Source {
  const idle = () => {
    throw new Error('not read in these tests');
  };
  return {
    ...sampleSource,
    title: 'SAMPLE reports, invented',
    homepage: `https://${card.id}.example/`,
    languages: ['en'],
    schedule: '0 4 * * *',
    delayMs: 0,
    verified: 'unverified',
    expect: { ...sampleSource.expect, links: [1, 100] },
    start: [`https://${card.id}.example/`],
    discover: idle,
    extract: idle,
    ...card,
  };
}

/** Paragraphs under headings: `# heading`, `## subheading`, anything else a paragraph. `¶12 text` has a printed number. */
export function blocksOf(text: string, page?: string): Block[] {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((part): Block => {
      const heading = /^(#+) (.*)$/s.exec(part.trim());
      if (heading) return { kind: 'heading', level: heading[1]?.length ?? 1, text: heading[2] ?? '' };
      const numbered = /^¶(\S+) (.*)$/s.exec(part.trim());
      const number = numbered?.[1];
      return {
        kind: 'paragraph',
        text: numbered?.[2] ?? part.trim(),
        ...(number && { number }),
        ...(page && { page }),
      };
    });
}
