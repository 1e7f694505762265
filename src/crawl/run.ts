import { Failure } from '../errors.ts';
import type { Log } from '../log.ts';
import {
  type Discovery,
  type IsoInstant,
  isTooLong,
  type KnownLink,
  type Link,
  type ListRequest,
  type Page,
} from '../model.ts';
import type { Source } from '../source.ts';
import { refusalOf } from './addresses.ts';
import { Ahead } from './ahead.ts';
import { type Asked, askedOf, keyOf } from './asked.ts';
import type { Fetch } from './fetch.ts';
import { createHosts, type Hosts } from './hosts.ts';
import { Manners, type Patience, patience } from './manners.ts';
import { drain, type Work } from './queue.ts';

/** What a run did, for people and for the record of runs. `found` counts the addresses that the source's lists showed. */
export type RunSummary = {
  sourceId: string;
  found: number;
  new: number;
  changed: number;
  unchanged: number;
  gone: number;
  passedOver: number;
  problems: { url: string; code: string; message: string }[];
};

/** Where the crawler reports what it sees. Failures with a `store.*` code, and errors that are no `Failure`, end the run. */
export type CrawlDesk = {
  /** A list page: to be kept and read. @throws Failure extract.* */
  list(source: Source, page: Page): Promise<Discovery>;
  known(sourceId: string): Promise<KnownLink[]>;
  /** A report page: to be kept and read. @throws Failure extract.* */
  report(source: Source, link: Link, page: Page): Promise<'new' | 'changed' | 'unchanged'>;
  /** The publisher says that the page is as we know it. */
  unchanged(source: Source, link: Link, at: IsoInstant): Promise<void>;
  /** The page is not there; resolves to whether that is news. */
  gone(source: Source, link: Link, at: IsoInstant): Promise<boolean>;
  problem(source: Source, url: string, failure: Failure): Promise<void>;
};

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
  /** Visit every known address, listed or not. */
  visitAll?: boolean;
  /** Which known addresses that no list shows any more are visited; those that no run has reached yet by default. */
  revisit?: (known: KnownLink) => boolean;
  /** Stops the run. */
  signal?: AbortSignal;
  patience?: Partial<Patience>;
  /** List pages read in one run. */
  maxLists?: number;
  /** Addresses taken from lists in one run. */
  maxLinks?: number;
};

/** Pages of a run that may be read while the next one is fetched. */
const readAhead = 8;

type Visit = { key: string } & ((Asked & { role: 'list' }) | { role: 'report'; url: string; link: Link });

/**
 * Runs a source once: reads its lists, visits what they show, reports everything to the desk. A page that fails is a problem, not the end.
 * @throws Failure store.*; Failure run.cancelled when the signal stops it; any error of the desk that is no `Failure`
 */
export async function runSource(source: Source, deps: RunDeps, options: RunOptions = {}): Promise<RunSummary> {
  const known = await deps.desk.known(source.id);
  const run = new SourceRun(source, deps, options, known);
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
  readonly #options: RunOptions;
  readonly #known: Map<string, KnownLink>;
  readonly #manners: Manners;
  readonly #summary: RunSummary;
  readonly #lists = new Set<string>();
  readonly #links = new Map<string, Link>();
  readonly #readings = new Ahead(readAhead);
  #unreadLists = 0;
  #listFailed = false;
  #overflow = 0;
  #listsLeft = 0;

  constructor(source: Source, deps: RunDeps, options: RunOptions, known: readonly KnownLink[]) {
    this.#source = source;
    this.#deps = deps;
    this.#options = options;
    this.#known = new Map(known.map((one) => [keyOf(one.link), one]));
    this.#manners = new Manners({
      fetch: deps.fetch,
      hosts: deps.hosts ?? createHosts(),
      delayMs: options.delayMs ?? source.delayMs,
      patience: { ...patience, ...options.patience },
      now: () => Date.parse(deps.now()),
      ...(options.signal && { signal: options.signal }),
    });
    const none = { found: 0, new: 0, changed: 0, unchanged: 0, gone: 0, passedOver: 0 };
    this.#summary = { sourceId: source.id, ...none, problems: [] };
  }

  start(): Visit[] {
    return this.#takeLists(this.#source.start);
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
    if (item.role === 'report' && failure.code === 'fetch.gone' && (await desk.gone(this.#source, item.link, now()))) {
      this.#summary.gone += 1;
    }
    await this.#problem(item.url, failure);
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
      await this.#problem(`${origin}/`, new Failure(failure.code, message, { cause: failure }));
    }
    this.#summary.found = this.#links.size;
    const unexpected = this.#unexpectedYield();
    if (unexpected) await this.#problem(this.#source.homepage, new Failure('source.yield', unexpected));
    return this.#summary;
  }

  async #readList({ url, body }: Asked): Promise<Visit[]> {
    const page = await this.#manners.get({ url, ...(body !== undefined && { body }) });
    if ('notModified' in page) return this.#listDone([]);
    const { links, next = [], older = [], passedOver = 0 } = await this.#deps.desk.list(this.#source, page);
    this.#summary.passedOver += passedOver;
    for (const link of links) await this.#takeLink(link);
    const further = [];
    for (const list of [...next, ...older]) if (await this.#fetchable(askedOf(list).url)) further.push(list);
    return this.#listDone(this.#takeLists(further));
  }

  async #fetchReport(item: Visit & { role: 'report' }): Promise<void> {
    const { link } = item;
    const { url, body } = link;
    const known = this.#known.get(item.key);
    const asked = body === undefined ? { url, ...conditions(known) } : { url, body };
    const answer = await this.#manners.get(asked);
    if ('notModified' in answer) {
      await this.#deps.desk.unchanged(this.#source, link, answer.at);
      this.#summary.unchanged += 1;
      return;
    }
    await this.#readings.begin(() => this.#readReport(item, answer));
  }

  async #readReport(item: Visit & { role: 'report' }, page: Page): Promise<void> {
    try {
      this.#summary[await this.#deps.desk.report(this.#source, item.link, page)] += 1;
    } catch (error) {
      if (!(error instanceof Failure) || error.code.startsWith('store.')) throw error;
      await this.fail(item, error);
    }
  }

  async #takeLink(link: Link): Promise<void> {
    const page = keyOf(link);
    if (this.#links.has(page) || !(await this.#fetchable(link.url))) return;
    if (this.#links.size >= (this.#options.maxLinks ?? 50_000)) this.#overflow += 1;
    else this.#links.set(page, link);
  }

  /** An address that cannot be one of a publisher is a problem before anything is asked. */
  async #fetchable(url: string): Promise<boolean> {
    const refusal = refusalOf(url);
    if (refusal) await this.#problem(url, refusal);
    return refusal === undefined;
  }

  /** List pages that this run has not met yet, as far as it reads any more. */
  #takeLists(requests: readonly ListRequest[]): Visit[] {
    const most = this.#options.maxLists ?? 500;
    const wanted = new Map(requests.map((request) => [keyOf(askedOf(request)), askedOf(request)]));
    const unmet = [...wanted].filter(([key]) => !this.#lists.has(key));
    const fresh = unmet.slice(0, most - this.#lists.size);
    this.#listsLeft += unmet.length - fresh.length;
    for (const [key] of fresh) this.#lists.add(key);
    this.#unreadLists += fresh.length;
    return fresh.map(([key, asked]) => ({ role: 'list', key, ...asked }));
  }

  /** After its last list a run knows what to visit: what is new first. */
  #listDone(next: Visit[]): Visit[] {
    this.#unreadLists -= 1;
    if (this.#unreadLists > 0) return next;
    const listed = [...this.#links.entries()];
    const fresh = listed.filter(([page]) => !this.#known.has(page));
    const old = listed.filter(([page]) => this.#known.has(page));
    const unlisted = [...this.#known.entries()].filter(
      ([page, one]) => !this.#links.has(page) && this.#revisits(one) && refusalOf(one.link.url) === undefined,
    );
    const links = [...fresh, ...old].map(([, link]) => link).concat(unlisted.map(([, { link }]) => link));
    return links.map((link) => ({ role: 'report', key: keyOf(link), url: link.url, link }));
  }

  #revisits(known: KnownLink): boolean {
    return this.#options.visitAll || (this.#options.revisit?.(known) ?? known.lastVisitedAt === undefined);
  }

  #unexpectedYield(): string | undefined {
    const [min, max] = this.#source.expect.links;
    const { found } = this.#summary;
    if (this.#overflow > 0)
      return `The lists show ${found + this.#overflow} pages; ${this.#overflow} were left out as too many.`;
    if (this.#listsLeft > 0)
      return `The lists go on after ${this.#lists.size} pages, as many as one run reads; the rest was left.`;
    // A list that could not be read is a problem of its own, and says why little was found.
    if (found < min && !this.#listFailed)
      return `The lists show ${found} pages, fewer than the ${min} that this source should yield.`;
    if (found > max) return `The lists show ${found} pages, more than the ${max} that this source should yield.`;
    return undefined;
  }

  async #problem(address: string, failure: Failure): Promise<void> {
    const url = isTooLong(address) ? `${address.slice(0, 200)}…` : address;
    await this.#deps.desk.problem(this.#source, url, failure);
    const { problems } = this.#summary;
    // A page can be met twice in a run, as a list and as a report.
    if (!problems.some((known) => known.url === url && known.code === failure.code))
      problems.push({ url, code: failure.code, message: failure.message });
    this.#deps.log.info({ source: this.#source.id, url, code: failure.code }, failure.message);
  }
}

/** What makes a request conditional, once the page has been read. */
function conditions(known: KnownLink | undefined): { etag?: string; lastModified?: string } {
  if (known?.reportId === undefined) return {};
  return {
    ...(known.etag !== undefined && { etag: known.etag }),
    ...(known.lastModified !== undefined && { lastModified: known.lastModified }),
  };
}
