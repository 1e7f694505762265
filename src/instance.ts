import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { hostname } from 'node:os';
import { newId } from './account/secret.ts';
import { Accounts } from './accounts.ts';
import { type AddByHand, createAdd } from './add.ts';
import { itemsOf } from './binder/members.ts';
import { type CheckBrief, createBriefCheck } from './brief.ts';
import { createCiter } from './citer.ts';
import { mailerOf } from './commands/mail.ts';
import { type Config, userAgent } from './config.ts';
import { checkUrl, guardedLookup } from './crawl/addresses.ts';
import type { RunSummary } from './crawl/desk.ts';
import { createFetch, type Fetch } from './crawl/fetch.ts';
import { createHosts, type Hosts } from './crawl/hosts.ts';
import { runSource } from './crawl/run.ts';
import { missingSettings, withSettings } from './crawl/settings.ts';
import type { Subscription } from './digest/subscription.ts';
import { createDigester, type Digester } from './digester.ts';
import { Failure } from './errors.ts';
import { createFinder, type Finder } from './find.ts';
import { createPost } from './hook/post.ts';
import { createHooks, type Hooks } from './hooks.ts';
import { createReader, type Reader } from './isolate/reader.ts';
import type { Log } from './log.ts';
import type { Mailer } from './mail.ts';
import { createMembers, type Members } from './members.ts';
import type { Discovery, Draft } from './model.ts';
import { createPacker, type Packer, type PacketWorkshop } from './packer.ts';
import type { Excerpt } from './packet/pdf/excerpt.ts';
import type { WrittenPdf } from './packet/pdf/packet.ts';
import { type Deriver, Pipeline } from './pipeline.ts';
import { openAside } from './search/aside.ts';
import { openEmbeddedEngine } from './search/embedded.ts';
import type { SearchEngine } from './search/engine.ts';
import { openMeilisearchEngine } from './search/meilisearch.ts';
import { parseQuery } from './search/query.ts';
import { withStandby } from './search/standby.ts';
import { loadSearchConfig } from './search-config.ts';
import type { Source } from './source.ts';
import { type Standing, standingOf } from './standing.ts';
import { openStore } from './store/open.ts';
import type { Store } from './store/port.ts';
import type { Reading } from './store/report-port.ts';
import { createSubscriptions, type Subscriptions } from './subscriptions.ts';
import { createProvisionParser } from './tag/provisions.ts';
import type { SearchConfig } from './tag/taxonomy.ts';
import { categoryLabelIn } from './web/views/labels.ts';

/** One index, under the name that its operator knows. */
type NamedEngine = { name: 'embedded' | 'meilisearch'; engine: SearchEngine };

/** Everything that a command or the server works with, wired together. */
export type Instance = {
  config: Config;
  sources: readonly Source[];
  searchConfig: SearchConfig;
  store: Store;
  mailer: Mailer;
  accounts: Accounts;
  digester: Digester;
  hooks: Hooks;
  subscriptions: Subscriptions;
  members: Members;
  engine: SearchEngine;
  /** The engines that `engine` is made of, each with an index of its own. */
  engines: readonly NamedEngine[];
  finder: Finder;
  pipeline: Pipeline;
  fetch: Fetch;
  /** Whose turn it is at which host. */
  hosts: Hosts;
  /** Which sources are on, by id, and why. */
  standings(): Promise<ReadonlyMap<string, Standing>>;
  reader: Reader;
  /**
   * Runs one source now and brings the index up to it. `undefined` when another process is running that source.
   * @throws Failure source.off when it needs a setting that is not set; store.* when nothing can be kept, store.lease-lost when another process took the source over; run.cancelled
   */
  run(source: Source, options?: { signal?: AbortSignal; visitAll?: boolean }): Promise<RunSummary | undefined>;
  /** Adds a report that was found elsewhere. */
  add: AddByHand;
  checkBrief: CheckBrief;
  packer: Packer;
  /** Brings the index up to the store. While the search engine is away that waits, and nothing is lost: the store's change log remembers. */
  follow(): Promise<void>;
  close(): Promise<void>;
};

const leaseMs = 60_000;

/** This process among all that ever were on this machine. */
const me = [hostname(), process.pid, randomUUID()].join(' ');

/** Whether the holder of a lease, as `me` in its process, was a process of this machine that is no more. */
function isDead(holder: string): boolean {
  const [host, pid, ...rest] = holder.split(' ');
  if (host !== hostname() || rest.length !== 1) return false;
  if (pid === String(process.pid)) return holder !== me;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}

/**
 * Opens an instance on its data directory; pages are read by `reader`, which knows the same sources. `searchThreads`: what serves many readers
 * searches beside its own thread, in so many. @throws Failure store.*, taxonomy.invalid
 */
export async function openInstance(
  config: Config,
  sources: readonly Source[],
  log: Log,
  reader: Reader = openReader(),
  searchThreads = 0,
): Promise<Instance> {
  const now = () => new Date().toISOString();
  const { searchConfig, store, engine, engines, close } = await openParts(config, log, reader, searchThreads);
  const pipeline = new Pipeline({ store, engine, deriver: deriverOf(reader), sources, now });
  const fetch = createFetch({
    userAgent: userAgent(config),
    ...(config.replay !== undefined && { replay: config.replay }),
  });
  const finder = createFinder({ engine, store, sources, searchConfig });

  const hosts = createHosts();

  async function run(asked: Source, options: { signal?: AbortSignal; visitAll?: boolean } = {}) {
    const source = withSettings(asked, config.settings);
    // A SQLite file is used by one machine, on which a dead holder can be told; behind a database server there may be others of that name.
    const lease = await store.lease(source.id, me, leaseMs, config.databaseUrl === undefined ? isDead : undefined);
    if (lease === undefined) return undefined;
    const lost = new AbortController();
    const renewal = setInterval(() => {
      lease.renew().catch((error) => {
        if (error instanceof Failure && error.code === 'store.lease-lost') lost.abort(error);
        else log.warn({ source: source.id, error: String(error) }, 'the lease could not be renewed; it is tried again');
      });
    }, leaseMs / 3);
    try {
      const startedAt = now();
      const id = await store.startRun(source.id, startedAt);
      const pace = config.replay === undefined ? {} : { delayMs: 0 };
      const signal = AbortSignal.any([lost.signal, ...(options.signal ? [options.signal] : [])]);
      const summary = await runSource(
        source,
        { fetch, desk: pipeline, log, now, hosts },
        { ...pace, ...options, signal },
      );
      await follow();
      const { problems, ...counts } = summary;
      const byCode = Map.groupBy(problems, ({ code }) => code);
      const problemCodes = Object.fromEntries([...byCode].map(([code, all]) => [code, all.length]));
      const newest = await store.measure(source.id, source.expect.text.characters);
      const end = { finishedAt: now(), problems: problems.length, problemCodes, yield: newest };
      await store.finishRun({ id, startedAt, ...counts, ...end });
      return summary;
    } catch (error) {
      throw lost.signal.aborted ? lost.signal.reason : error;
    } finally {
      clearInterval(renewal);
      await lease.release();
    }
  }

  async function follow() {
    try {
      await pipeline.settle();
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'search.unavailable' || !error.retryable) throw error;
      log.warn({ error: error.message }, 'the search engine is away; what was kept waits in the store');
    }
  }

  const add = createAdd({ fetch, hosts, pipeline, now, follow });
  async function standings() {
    const checks = new Map((await store.checks()).map((check) => [check.sourceId, check]));
    const { settings, named } = config;
    return new Map(
      sources.map((source) => [
        source.id,
        standingOf(source, { missing: missingSettings(source, settings), named, check: checks.get(source.id) }),
      ]),
    );
  }

  const checkBrief = createBriefCheck({ engine, store, now, read: (page) => reader.call<Draft>('read', page) });
  const { url, operatorMail, signUp: rule } = config;
  const mailer = mailerOf(config);
  const accounts = new Accounts({ store, mailer, rule, operatorMail, url, log, now: Date.now });
  const members = createMembers({ store, mailer, url, now: Date.now });
  const { inQuery } = createProvisionParser(searchConfig.provisions);
  const digester = createDigester({
    ...{ store, mailer, sources, searchConfig, url, log, now },
    categoryLabel: (id, language) => categoryLabelIn(language, id, { searchConfig }),
    documents: pipeline.documents,
    citer: createCiter({ store, sources }),
    query: (search) => parseQuery(new URLSearchParams(search), {}, inQuery),
    openIndex: () => openAside(searchConfig.synonyms),
    cited: async (id) => itemsOf((await store.binder(id)) ?? { sections: [] }),
    addressOf: (subscription) => addressOf(subscription, store),
    lease: () => store.lease('digests', me, leaseMs, config.databaseUrl === undefined ? isDead : undefined),
  });
  const post = createPost({ check: checkUrl, lookup: guardedLookup() });
  const hooks = createHooks({
    ...{ store, mailer, sources, searchConfig, url, log, now, post },
    newId,
    citer: createCiter({ store, sources }),
    lease: () => store.lease('hooks', me, leaseMs, config.databaseUrl === undefined ? isDead : undefined),
  });
  const subscriptions = createSubscriptions({ store, finder, digester, now: Date.now });
  const packer = createPacker({ store, sources, openWorkshop: openPacketWorkshop });
  const made = {
    packer,
    mailer,
    accounts,
    members,
    digester,
    hooks,
    subscriptions,
    finder,
    pipeline,
    fetch,
    hosts,
    reader,
    run,
    standings,
    add,
    follow,
    checkBrief,
  };
  return { config, sources, searchConfig, store, engine, engines, ...made, close };
}

type Parts = Pick<Instance, 'searchConfig' | 'store' | 'engine' | 'engines' | 'close'>;

/** What holds files, connections and processes; when one of them cannot be opened, those before it are closed, so that the process can end. */
async function openParts(config: Config, log: Log, reader: Reader, searchThreads: number): Promise<Parts> {
  const opened: { close(): Promise<void> }[] = [reader];
  const close = async () => {
    for (const part of opened.splice(0).reverse()) await part.close();
  };
  try {
    const searchConfig = loadSearchConfig();
    await makeDataDir(config.dataDir);
    const { dataDir, databaseUrl } = config;
    const store = await openStore({ dataDir, ...(databaseUrl !== undefined && { databaseUrl }), log });
    opened.push(store);
    const { engine, engines } = await openEngine(config, searchConfig, log, searchThreads);
    opened.push(engine);
    return { searchConfig, store, engine, engines, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The embedded engine; with a Meilisearch server configured, that server, and the embedded engine as its stand-by. */
async function openEngine(
  config: Config,
  { synonyms }: SearchConfig,
  log: Log,
  threads: number,
): Promise<Pick<Instance, 'engine' | 'engines'>> {
  const embedded = await openEmbeddedEngine({ dataDir: config.dataDir, synonyms, threads });
  const own: NamedEngine = { name: 'embedded', engine: embedded };
  if (config.meili === undefined) return { engine: embedded, engines: [own] };
  const { url, key } = config.meili;
  const server = await openMeilisearchEngine({ url, ...(key !== undefined && { key }), synonyms, log });
  return {
    engine: withStandby(server, embedded, { log }),
    engines: [{ name: 'meilisearch', engine: server }, own],
  };
}

/** An operator's subscription has its own address, any other that of its account, which its holder confirmed by signing in. */
async function addressOf({ accountId, mail }: Subscription, store: Store): Promise<string | undefined> {
  if (accountId.startsWith('operator:')) return mail;
  const account = await store.account(accountId);
  return account?.disabledAt === undefined ? account?.mail : undefined;
}

/** The killable process in which pages are read. */
export function openReader(): Reader {
  return createReader({ module: new URL('./isolate/child.ts', import.meta.url).href });
}

/**
 * Killable processes that make one packet: one takes the originals apart, and is gone when another writes, so that what the first still holds is free. Two
 * minutes for an original, or for the whole.
 */
export function openPacketWorkshop(): PacketWorkshop {
  const module = new URL('./isolate/packet-child.ts', import.meta.url).href;
  const start = () => createReader({ module, timeoutMs: 120_000, memoryMb: 1024 });
  let takesApart: Reader | undefined;
  let writes: Reader | undefined;
  const writer = async () => {
    await takesApart?.close();
    writes ??= start();
    return writes;
  };
  return {
    excerpt(request) {
      takesApart ??= start();
      return takesApart.call<Excerpt>('excerpt', request);
    },
    pdf: async (packet, parts) => (await writer()).call<WrittenPdf>('pdf', { packet, parts }),
    docx: async (packet) => (await writer()).call<Uint8Array>('docx', packet),
    close: async () => void (await Promise.all([takesApart?.close(), writes?.close()])),
  };
}

function deriverOf(reader: Reader): Deriver {
  return {
    discover: (sourceId, page) => reader.call<Discovery>('discover', { sourceId, page }),
    derive: (sourceId, page, link) => reader.call<Reading>('derive', { sourceId, page, link }),
  };
}

async function makeDataDir(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Failure(
      'store.unwritable',
      `The data directory ${dataDir} cannot be made (${reason}). Set COI_DATA to one that can.`,
      { cause },
    );
  }
}
