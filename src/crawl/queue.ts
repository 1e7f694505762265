import {
  BasicCrawler,
  type BasicCrawlerOptions,
  Configuration,
  log as crawleeLog,
  type RequestQueue,
} from '@crawlee/basic';
import { Failure } from '../errors.ts';
import { Line } from './line.ts';

/** Something to do at an address. Two items of the same role and address, and of the same key where they have one, are one. */
export type Item = { role: string; url: string; key?: string };

/** What is done with items. `visit` and `fail` resolve to what is to be done after them. */
export type Work<T extends Item> = {
  visit(item: T): Promise<readonly T[]>;
  /** Asked after a retryable failure, `attempt` counting from 1: whether to try again; preparing the wait is its task. */
  retry(item: T, failure: Failure, attempt: number): boolean;
  /** The item failed for good. */
  fail(item: T, failure: Failure): Promise<readonly T[]>;
};

/** No visit takes so long: fetching and reading have bounds of their own. */
const visitSeconds = 3600;

const hourMs = 3_600_000;

/** Addresses handed to Crawlee together. */
const addedAtOnce = 1000;

// Crawlee writes to standard output, which carries data only.
crawleeLog.setLevel(crawleeLog.LEVELS.OFF);

/**
 * Works through items and all that comes of them, one after the other, on Crawlee's request queue kept in memory.
 * @throws whatever `work` throws besides a `Failure` of an address; Failure run.cancelled when it was stopped before the end
 */
export async function drain<T extends Item>(first: readonly T[], work: Work<T>, signal?: AbortSignal): Promise<void> {
  const items = new Map<string, T>();
  let settled = 0;
  const crawler = createCrawler(async (key, attempt) => {
    const item = items.get(key);
    if (item === undefined) throw new Error(`Crawlee gave an address that it was not given: ${key}`);
    const next = await attempted(item, attempt);
    if (next === 'again') return 'again';
    settled += 1;
    await add(next);
    return 'done';
  });
  async function attempted(item: T, attempt: number): Promise<readonly T[] | 'again'> {
    try {
      return await work.visit(item);
    } catch (error) {
      if (!(error instanceof Failure) || error.code.startsWith('store.')) throw error;
      if (error.retryable && work.retry(item, error, attempt)) return 'again';
      return work.fail(item, error);
    }
  }
  async function add(more: readonly T[]): Promise<void> {
    // By parts: Crawlee makes several objects of each address before the line keeps one.
    for (let at = 0; at < more.length; at += addedAtOnce) {
      const keyed = more
        .slice(at, at + addedAtOnce)
        .map((item) => [`${item.role} ${item.key ?? item.url}`, item] as const);
      const fresh = new Map(keyed.filter(([key]) => !items.has(key)));
      for (const [key, item] of fresh) items.set(key, item);
      const requests = [...fresh].map(([uniqueKey, { url }]) => ({ uniqueKey, url }));
      await crawler.addRequests(requests, { waitForAllRequestsToBeAdded: true, waitBetweenBatchesMillis: 0 });
    }
  }
  await add(first);
  try {
    await untilDone(crawler, signal);
  } catch (error) {
    throw signal?.aborted ? cancelled(error) : error;
  }
  if (settled < items.size) throw cancelled();
}

function cancelled(cause?: unknown): Failure {
  return new Failure('run.cancelled', 'The run was stopped before its end.', { cause });
}

type Attempt = (uniqueKey: string, attempt: number) => Promise<'done' | 'again'>;

/**
 * A crawler with a queue of its own, one visit at a time (so that its load measurement never holds anything up), without sessions, storage
 * or log. An attempt that throws is the end of the run.
 */
function createCrawler(attempt: Attempt): BasicCrawler {
  const configuration = new Configuration({
    persistStorage: false,
    purgeOnStart: false,
    persistStateIntervalMillis: hourMs,
    systemInfoIntervalMillis: hourMs,
    memoryMbytes: 1024,
  });
  const again = new Error('another attempt');
  const options: BasicCrawlerOptions = {
    // Checked for its methods only; the type of the option names Crawlee's own class.
    requestQueue: new Line() as unknown as RequestQueue,
    maxConcurrency: 1,
    useSessionPool: false,
    maxRequestRetries: Number.MAX_SAFE_INTEGER,
    requestHandlerTimeoutSecs: visitSeconds,
    statusMessageLoggingInterval: visitSeconds,
    statisticsOptions: { persistenceOptions: { enable: false } },
    autoscaledPoolOptions: {
      maybeRunIntervalSecs: 0.05,
      autoscaleIntervalSecs: visitSeconds,
      loggingIntervalSecs: null,
    },
    async requestHandler({ request }) {
      if ((await attempt(request.uniqueKey, request.retryCount + 1)) === 'again') throw again;
    },
    errorHandler({ request }, error) {
      request.noRetry = error !== again;
    },
    failedRequestHandler(_context, error) {
      throw error;
    },
  };
  return new StoppableCrawler(options, configuration);
}

/** On SIGINT Crawlee would keep the process for 20 seconds, for what it calls a migration. What is under way ends by the signal of the run. */
class StoppableCrawler extends BasicCrawler {
  protected override async _pauseOnMigration(): Promise<void> {}
}

/** Crawlee listens for SIGINT once per crawler that runs: each gets room for its listener. */
async function untilDone(crawler: BasicCrawler, signal: AbortSignal | undefined): Promise<void> {
  const stop = () => crawler.stop();
  process.setMaxListeners(process.getMaxListeners() + 1);
  signal?.addEventListener('abort', stop, { once: true });
  try {
    if (!signal?.aborted) await crawler.run();
  } finally {
    signal?.removeEventListener('abort', stop);
    process.setMaxListeners(process.getMaxListeners() - 1);
  }
}
