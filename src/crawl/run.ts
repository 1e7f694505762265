import { Failure } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Link, ListRequest, Page } from '../model/page.ts';
import type { KeepOutcome } from '../model/report.ts';
import type { KnownLink } from '../model/run.ts';
import type { IsoInstant } from '../model/values.ts';
import type { Source } from '../source.ts';
import { refusalOf, refuseHome } from './addresses.ts';
import { Ahead } from './ahead.ts';
import { askedFor, keyOf, requestOf, urlOf } from './asked.ts';
import { isDue, isRestless } from './clock.ts';
import type { CrawlDesk, RunSummary } from './desk.ts';
import type { Fetch } from './fetch.ts';
import { createHosts, type Hosts } from './hosts.ts';
import { Links } from './links.ts';
import { Lists, type ListVisit, type Shown } from './lists.ts';
import { Manners, type Patience, patience } from './manners.ts';
import { Problems } from './problems.ts';
import { drain, type Work } from './queue.ts';
import { unexpectedYield } from './yield.ts';

export type RunDeps = {
  fetch: Fetch;
  desk: CrawlDesk;
  log: Log;
  now: () => IsoInstant;
  /** One for the process, so that two sources at one host take turns; a run without it has its own. */
  hosts?: Hosts;
};

export type RunOptions = {
  /** Pause between two requests to a host, instead of the source's own. */
  delayMs?: number;
  /** Visit every known address, whether its time has come or not, but those that change at every visit. */
  visitAll?: boolean;
  /** What this run may take of a back-fill, instead of what the source says. */
  backfill?: { lists: number; reports: number };
  /** Stops the run. */
  signal?: AbortSignal;
  patience?: Partial<Patience>;
  /** List pages read in one run; only tests lower it. */
  maxLists?: number;
  /** Addresses taken from lists in one run; only tests lower it. */
  maxLinks?: number;
};

/** Pages of a run that may be read while the next one is fetched. */
const readAhead = 8;

/** Of a back-fill in one run, when the source says nothing else. */
const backfill = { lists: 50, reports: 1000 };

type ReportVisit = { role: 'report'; key: string; url: string; link: Link };
type Visit = ListVisit | ReportVisit;

/**
 * Runs a source once: reads its lists, visits what they show and what is due, reports everything to the desk. A page that fails is a problem,
 * not the end.
 * @throws Failure store.*; Failure run.cancelled when the signal stops it; any error of the desk that is no `Failure`
 */
export async function runSource(source: Source, deps: RunDeps, options: RunOptions = {}): Promise<RunSummary> {
  const [known, backlog] = await Promise.all([deps.desk.known(source.id), deps.desk.backlog(source.id)]);
  const run = new SourceRun(source, deps, options, { known, backlog });
  try {
    await drain<Visit>(run.start(), run, options.signal);
  } finally {
    await run.settle();
  }
  return run.finish();
}

class SourceRun implements Work<Visit> {
  readonly #source: Source;
  readonly #deps: RunDeps;
  readonly #backlog: readonly ListRequest[];
  readonly #manners: Manners;
  readonly #summary: RunSummary;
  readonly #lists: Lists;
  readonly #links: Links;
  readonly #problems: Problems;
  readonly #readings = new Ahead(readAhead);
  #listFailed = false;

  constructor(
    source: Source,
    deps: RunDeps,
    options: RunOptions,
    { known, backlog }: { known: readonly KnownLink[]; backlog: readonly ListRequest[] },
  ) {
    this.#source = source;
    this.#deps = deps;
    this.#backlog = backlog;
    const budget = { ...backfill, ...source.backfill, ...options.backfill };
    this.#lists = new Lists(options.maxLists ?? 500, budget.lists, known.length === 0 && backlog.length === 0);
    this.#links = new Links(known, {
      most: options.maxLinks ?? 50_000,
      freshBudget: budget.reports,
      isDue: (one, listed) => (options.visitAll && !isRestless(one)) || isDue(one, listed, source.kind, deps.now()),
    });
    this.#manners = new Manners({
      fetch: deps.fetch,
      hosts: deps.hosts ?? createHosts(),
      delayMs: options.delayMs ?? source.delayMs,
      patience: { ...patience, ...options.patience },
      now: () => Date.parse(deps.now()),
      ...(options.signal && { signal: options.signal }),
    });
    const none = { found: 0, new: 0, changed: 0, unchanged: 0, gone: 0, passedOver: 0, left: 0 };
    this.#problems = new Problems(source, deps);
    this.#summary = { sourceId: source.id, ...none, problems: this.#problems.met };
  }

  start(): Visit[] {
    return [...this.#lists.take(this.#source.start, 'head'), ...this.#lists.take(this.#backlog, 'archive')];
  }

  async visit(item: Visit): Promise<Visit[]> {
    if (this.#manners.skips(item.url)) return item.role === 'list' ? this.#listDone([]) : [];
    if (item.role === 'list') return this.#readList(item);
    await this.#fetchReport(item);
    return [];
  }

  retry(item: Visit, failure: Failure, attempt: number): boolean {
    return failure.code.startsWith('fetch.') && this.#manners.retry(item.url, failure, attempt);
  }

  async fail(item: Visit, failure: Failure): Promise<Visit[]> {
    this.#manners.failed(item.url, failure);
    const { desk, now } = this.#deps;
    if (item.role === 'list' && item.walk !== 'head' && isBeyondEnd(failure)) {
      await desk.walked(this.#source.id, { read: requestOf(item), older: [] });
      this.#visited(item.url, 'beyond-end');
      return this.#listDone([]);
    }
    if (item.role === 'report' && failure.code === 'fetch.gone' && (await desk.gone(this.#source, item.link, now()))) {
      this.#summary.gone += 1;
    }
    await this.#problems.meet(item.url, failure);
    if (item.role === 'list') this.#listFailed = true;
    return item.role === 'list' ? this.#listDone([]) : [];
  }

  /** Resolves when no page is being read any more. */
  settle(): Promise<void> {
    return this.#readings.settle();
  }

  /** @throws what broke the desk, if anything did */
  async finish(): Promise<RunSummary> {
    this.#readings.throwBroken();
    for (const { origin, failure, unvisited } of this.#manners.left()) {
      if (unvisited === 0) continue;
      const message = `${unvisited} more pages of ${origin} were left for another run. ${failure.message}`;
      await this.#problems.meet(`${origin}/`, new Failure(failure.code, message, { cause: failure }));
    }
    this.#summary.found = this.#links.found;
    this.#summary.left = this.#links.left + this.#lists.leftInArchive;
    const unexpected = unexpectedYield(this.#source, this.#links, this.#lists, this.#listFailed);
    if (unexpected) await this.#problems.meet(this.#source.homepage, new Failure('source.yield', unexpected));
    return this.#summary;
  }

  async #readList(item: ListVisit): Promise<Visit[]> {
    const page = await this.#manners.get(askedFor(item));
    // Never: a list is asked for without a condition, and 304 to that is a failure.
    if ('notModified' in page) return this.#listDone([]);
    const { links, next = [], older = [], passedOver = 0 } = await this.#deps.desk.list(this.#source, page);
    const archive = item.walk === 'archive';
    this.#visited(item.url, 'list', { links: links.length, passedOver });
    this.#summary.passedOver += passedOver;
    const fetchable = await this.#fetchable(links, ({ url }) => url);
    const shown = this.#links.take(fetchable, !archive);
    const children = await this.#fetchable(next, urlOf);
    const before = await this.#fetchable(older, urlOf);
    const further = archive ? [] : this.#lists.take(children, item.walk);
    return this.#listDone([
      ...further,
      ...(await this.#walkOn(item, archive ? [...children, ...before] : before, shown)),
    ]);
  }

  /** The archive's pages are remembered before they are read, so that a run that is killed loses none. */
  async #walkOn(item: ListVisit, older: readonly ListRequest[], shown: Shown): Promise<Visit[]> {
    const walk = this.#lists.walkOn(item.walk, shown);
    if (walk === 'archive' || item.walk === 'archive') {
      await this.#deps.desk.walked(this.#source.id, { read: requestOf(item), older: walk === undefined ? [] : older });
    }
    return walk === undefined ? [] : this.#lists.take(older, walk);
  }

  async #fetchReport(item: ReportVisit): Promise<void> {
    const { link, key } = item;
    const answer = await this.#manners.get({ ...askedFor(link), ...this.#links.conditions(key) });
    if ('notModified' in answer) {
      await this.#deps.desk.unchanged(this.#source, link, answer.at);
      this.#summary.unchanged += 1;
      this.#visited(link.url, 'unchanged');
      return;
    }
    refuseHome(link.url, answer.finalUrl);
    await this.#readings.begin(() => this.#readReport(item, answer));
  }

  async #readReport(item: ReportVisit, page: Page): Promise<void> {
    try {
      const outcome = await this.#deps.desk.report(this.#source, item.link, page);
      this.#summary[outcome] += 1;
      this.#visited(item.url, outcome);
      if (outcome === 'changed') await this.#complainIfRestless(item);
    } catch (error) {
      if (!(error instanceof Failure) || error.code.startsWith('store.')) throw error;
      await this.fail(item, error);
    }
  }

  /** For whoever asks why a page does not come: with `COI_LOG=debug` each visit is a line; one that fails is a problem, and told as such. */
  #visited(url: string, outcome: 'list' | 'beyond-end' | KeepOutcome, more: object = {}): void {
    this.#deps.log.debug({ source: this.#source.id, url, outcome, ...more }, 'visited');
  }

  async #complainIfRestless({ key, url }: ReportVisit): Promise<void> {
    const changesInARow = this.#links.changesInARow(key) + 1;
    if (!isRestless({ changesInARow })) return;
    const message = `Its text was another at each of the last ${changesInARow + 1} visits, and each is kept as a version. Until it stays the same once, it is visited weekly at most.`;
    await this.#problems.meet(url, new Failure('report.restless', message, { url }));
  }

  /** An address that cannot be one of a publisher is a problem before anything is asked. */
  async #fetchable<T>(items: readonly T[], address: (item: T) => string): Promise<T[]> {
    const sound: T[] = [];
    for (const item of items) {
      const refusal = refusalOf(address(item));
      if (refusal) await this.#problems.meet(address(item), refusal);
      else sound.push(item);
    }
    return sound;
  }

  /** After its last list a run knows what to visit. */
  #listDone(next: Visit[]): Visit[] {
    if (!this.#lists.done()) return next;
    return this.#links.visits().map((link) => ({ role: 'report', key: keyOf(link), url: link.url, link }));
  }
}

/** Lists that count their pages answer so behind the last one (WordPress with 400). */
function isBeyondEnd({ code, status }: Failure): boolean {
  return code === 'fetch.gone' || (code === 'fetch.status' && status === 400);
}
