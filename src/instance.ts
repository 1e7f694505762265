import { mkdir } from 'node:fs/promises';
import { newId } from './account/secret.ts';
import { Accounts } from './accounts.ts';
import { type AddByHand, createAdd } from './add.ts';
import { itemsOf } from './binder/members.ts';
import { rightTo } from './binder/right.ts';
import { type CheckBrief, createBriefCheck } from './brief.ts';
import { categoryLabelIn } from './category-label.ts';
import { deriverOf, openPacketWorkshop, openReader } from './children.ts';
import { createCiter } from './citer.ts';
import { type Config, userAgent } from './config.ts';
import { checkUrl, guardedLookup } from './crawl/addresses.ts';
import { createFetch, type Fetch } from './crawl/fetch.ts';
import { createHosts, type Hosts } from './crawl/hosts.ts';
import { missingSettings } from './crawl/settings.ts';
import type { Subscription } from './digest/subscription.ts';
import { createDigester, type Digester, mayRead } from './digester.ts';
import { type Engines, openEngines } from './engines.ts';
import { Failure } from './errors.ts';
import { createFinder, type Finder } from './find.ts';
import { leasesOf } from './holder.ts';
import { createPost } from './hook/post.ts';
import { createHooks, type Hooks } from './hooks.ts';
import { createIdentityProvider } from './identity-provider.ts';
import type { Reader } from './isolate/reader.ts';
import { createLateMail } from './late-mail.ts';
import type { Log } from './log.ts';
import { type Mailer, mailerOf } from './mail.ts';
import { createMembers, type Members } from './members.ts';
import type { Draft } from './model/draft.ts';
import { createPacker, type Packer } from './packer.ts';
import { Pipeline } from './pipeline.ts';
import { createRunner, type RunNow } from './runner.ts';
import { openAside } from './search/aside.ts';
import { parseQuery } from './search/query.ts';
import { loadSearchConfig } from './search-config.ts';
import { createSingleSignOn, type SingleSignOn } from './single-sign-on.ts';
import type { Source } from './source.ts';
import { type Standing, standingOf } from './standing.ts';
import { openStore } from './store/open.ts';
import type { Store } from './store/port.ts';
import { createSubscriptions, type Subscriptions } from './subscriptions.ts';
import { createProvisionParser } from './tag/provisions.ts';
import type { SearchConfig } from './tag/taxonomy.ts';

/** Everything that a command or the server works with, wired together. */
export type Instance = Engines & {
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
  /** Signing in by an identity provider, where one is configured. */
  signOn: SingleSignOn | undefined;
  finder: Finder;
  pipeline: Pipeline;
  fetch: Fetch;
  /** Whose turn it is at which host. */
  hosts: Hosts;
  /** Which sources are on, by id, and why. */
  standings(): Promise<ReadonlyMap<string, Standing>>;
  reader: Reader;
  run: RunNow;
  /** Adds a report that was found elsewhere. */
  add: AddByHand;
  checkBrief: CheckBrief;
  packer: Packer;
  /** Brings the index up to the store. While the search engine is away that waits, and nothing is lost: the store's change log remembers. */
  follow(): Promise<void>;
  close(): Promise<void>;
};

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
  const lease = leasesOf(store, config.databaseUrl !== undefined);
  const follow = () => bringUp(pipeline, log);
  const run = createRunner({ config, store, pipeline, fetch, hosts, lease, log, now, follow });

  const add = createAdd({ fetch, hosts, pipeline, now, follow });
  const standings = () => standingsOf(sources, config, store);
  const checkBrief = createBriefCheck({ engine, store, now, read: (page) => reader.call<Draft>('read', page) });
  const { url, operatorMail, signUp: rule } = config;
  const mailer = mailerOf(config);
  const accounts = new Accounts({ store, mailer, late: createLateMail(), rule, operatorMail, url, log, now: Date.now });
  const signOn =
    config.oidc &&
    createSingleSignOn({ store, provider: createIdentityProvider(config.oidc, log), url, now: Date.now });
  const members = createMembers({ store, mailer, url, now: Date.now });
  const { inQuery } = createProvisionParser(searchConfig.provisions);
  const digester = createDigester({
    ...{ store, mailer, sources, searchConfig, url, log, now, lease },
    categoryLabel: (id, language) => categoryLabelIn(language, id, searchConfig),
    documents: pipeline.documents,
    citer: createCiter({ store, sources }),
    query: (search) => parseQuery(new URLSearchParams(search), {}, inQuery),
    openIndex: () => openAside(searchConfig.synonyms),
    cited: (id, accountId) => citedBy(id, accountId, store),
    addressOf: (subscription) => addressOf(subscription, store),
  });
  const post = createPost({ check: checkUrl, lookup: guardedLookup() });
  const hooks = createHooks({
    ...{ store, mailer, sources, searchConfig, url, log, now, lease, post, check: checkUrl },
    mayRead: (subscription) => mayRead(subscription, { cited: (id, accountId) => citedBy(id, accountId, store) }),
    addressOf: (subscription) => addressOf(subscription, store),
    newId,
    citer: createCiter({ store, sources }),
  });
  const subscriptions = createSubscriptions({ store, finder, digester, now: Date.now });
  const packer = createPacker({ store, sources, openWorkshop: openPacketWorkshop });
  const made = {
    packer,
    mailer,
    accounts,
    members,
    signOn,
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

/** Brings the index up to the store, unless the search engine is away. */
async function bringUp(pipeline: Pipeline, log: Log): Promise<void> {
  try {
    await pipeline.settle();
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'search.unavailable' || !error.retryable) throw error;
    log.warn({ error: error.message }, 'the search engine is away; what was kept waits in the store');
  }
}

async function standingsOf(sources: readonly Source[], { settings, named }: Config, store: Store) {
  const checks = new Map((await store.checks()).map((check) => [check.sourceId, check]));
  return new Map(
    sources.map((source) => [
      source.id,
      standingOf(source, { missing: missingSettings(source, settings), named, check: checks.get(source.id) }),
    ]),
  );
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
    const { engine, engines } = await openEngines(config, searchConfig, log, searchThreads);
    opened.push(engine);
    return { searchConfig, store, engine, engines, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What a binder cites, for an account that may read it: who once had its link, or shared it, may not any more. */
async function citedBy(binderId: string, accountId: string, store: Store) {
  const [hold, account, binder] = await Promise.all([
    store.binderHold(binderId),
    store.account(accountId),
    store.binder(binderId),
  ]);
  if (hold === undefined || binder === undefined || rightTo(hold, account) === undefined) return undefined;
  return itemsOf(binder);
}

/** An operator's subscription has its own address, any other that of its account, which its holder confirmed by signing in. */
async function addressOf({ accountId, mail }: Subscription, store: Store): Promise<string | undefined> {
  if (accountId.startsWith('operator:')) return mail;
  const account = await store.account(accountId);
  return account?.disabledAt === undefined ? account?.mail : undefined;
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
