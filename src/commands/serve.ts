import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { startSchedule } from '../crawl/schedule.ts';
import { diskOf } from '../disk.ts';
import { Failure } from '../errors.ts';
import type { Instance } from '../instance.ts';
import type { Log } from '../log.ts';
import { operatorMail, tellOperator } from '../operator-mail.ts';
import { keepSending } from '../sending.ts';
import type { Source } from '../source.ts';
import { standingWords } from '../standing-words.ts';
import { createAccess } from '../web/access.ts';
import { AccountThrottle } from '../web/account/throttle.ts';
import { createApp } from '../web/app.ts';
import { CurationDesk } from '../web/curation/desk.ts';
import { serverOf } from '../web/server.ts';
import type { Command } from './shared/command.ts';
import { warnOfUnused, withInstance } from './shared/open.ts';

const usage = `country-conditions serve [--no-crawl]

Serves the pages and the API on PORT (default 3000), crawls each source on its schedule, and sends digests.
  --no-crawl   serve only; another process crawls`;

/** `serve`: pages, API and schedule in one process. */
export const serve: Command = {
  usage,
  async run(words) {
    const { values } = parseArgs({ args: words, options: { 'no-crawl': { type: 'boolean' } } });
    const told = stopped();
    return withInstance(
      async (instance, log) => {
        warnOfUnused(instance.config, log);
        const server = await listen(instance, log);
        process.stderr.write(`Serving on ${addressOf(server, instance.config.host)} (stop with Ctrl+C)\n`);
        await instance.follow();
        const sending = keepSending(instance, log);
        const following = setInterval(() => followQuietly(instance, log), followEveryMs);
        if (values['no-crawl']) await told;
        else await keepCrawling(instance, instance.sources, log, told);
        clearInterval(following);
        await sending.stop();
        await closeServer(server);
        await instance.accounts.sent();
        return 0;
      },
      false,
      searchThreads(),
    );
  },
};

/** As many searches at once as there are processors: readers of pages do not wait for one another's. More than four would only cost memory. */
export function searchThreads(): number {
  return Math.min(4, availableParallelism());
}

/** Starts the web server of an instance. @throws Failure usage when the port is taken */
export async function listen(instance: Instance, log: Log, sample = false): Promise<Server> {
  const { config, finder, store, engine, sources, searchConfig } = instance;
  const curation = new CurationDesk({ key: config.curatorKey, settle: () => instance.follow(), log });
  const { version } = config;
  const app = createApp({
    finder,
    store,
    engine,
    sources,
    searchConfig,
    subscriptions: instance.subscriptions,
    curation,
    log,
    version,
    sample,
    accounts: instance.accounts,
    members: instance.members,
    hooks: instance.hooks,
    ...(instance.signOn !== undefined && { signOn: instance.signOn }),
    throttle: new AccountThrottle(Date.now),
    access: createAccess({ store, curation }, config.cors),
    settings: config,
    now: Date.now,
    add: instance.add,
    standings: instance.standings,
    checkBrief: instance.checkBrief,
    packer: instance.packer,
  });
  return new Promise((resolve, reject) => {
    const server = serverOf(app);
    server.once('listening', () => resolve(server));
    server.once('error', (cause: Error & { code?: string }) => {
      const reason = cause.code === 'EADDRINUSE' ? 'is taken by another program' : `cannot be used (${cause.message})`;
      reject(new Failure('usage', `Port ${config.port} ${reason}. Set PORT to a free one.`, { cause }));
    });
    server.listen(config.port, config.host);
  });
}

/** `http://localhost:3000` of a server that listens. */
export function addressOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  return `http://${host === '127.0.0.1' ? 'localhost' : host}:${port}`;
}

/** Stops taking requests and ends open connections. */
export function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

/** Runs sources on their schedules until `told` resolves; a run under way is cancelled then. */
export async function keepCrawling(
  instance: Instance,
  sources: readonly Source[],
  log: Log,
  told: Promise<void>,
): Promise<void> {
  if (instance.config.contact === undefined) {
    log.warn(
      {},
      'COI_CONTACT is not set: publishers cannot see who reads them; set it to a page or mail address of yours',
    );
  }
  await instance.pipeline.recover();
  const stop = new AbortController();
  const off = [...(await instance.standings())].filter(([, { on }]) => !on);
  for (const [why, alike] of Map.groupBy(off, ([, standing]) => standingWords.standing(standing)))
    log.info({ sources: alike.map(([id]) => id) }, `off: ${why}`);
  const schedule = startSchedule(sources, {
    run: (source) => runLogged(instance, source, log, stop.signal),
    lastRunAt: async (id) => (await instance.store.runs(id, 20)).find((run) => run.finishedAt)?.startedAt,
    now: () => new Date(),
    log,
  });
  const send = operatorMail(instance.config, instance.mailer);
  const tell = () =>
    tellOperator({
      ...{ sources, standings: instance.standings, store: instance.store, log },
      now: () => new Date().toISOString(),
      disk: () => diskOf(instance.config.dataDir),
      diskLimit: instance.config.diskLimit,
      ...(send && { send }),
    }).catch((error) => log.error({ error: String(error) }, 'what the operator is to be told could not be found out'));
  const telling = setInterval(tell, tellEveryMs);
  await told;
  clearInterval(telling);
  stop.abort();
  await schedule.stop();
}

/** Resolves when the process is asked to stop. */
export function stopped(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}

/** What another process keeps, or what waited for a search engine that was away, is found after so long at most. */
const followEveryMs = 30_000;

function followQuietly(instance: Instance, log: Log): void {
  instance.follow().catch((error) => log.error({ error: String(error) }, 'the index could not follow the store'));
}

/** So often sources, deliveries and the disk are looked at; mail goes out once a day at most. */
const tellEveryMs = 6 * 3_600_000;

async function runLogged(instance: Instance, source: Source, log: Log, signal: AbortSignal): Promise<void> {
  // A source may have been seen working since this process began.
  if (!(await instance.standings()).get(source.id)?.on) return;
  const summary = await instance.run(source, { signal });
  if (summary === undefined) return log.info({ source: source.id }, 'left alone: another process is crawling it');
  const { problems, ...counts } = summary;
  log.info({ ...counts, problems: problems.length }, 'crawled');
}
