import type { Failure } from '../errors.ts';
import type { Page } from '../model/page.ts';
import type { Fetch, FetchRequest, NotModified } from './fetch.ts';
import type { Hosts, Turn } from './hosts.ts';
import { createRobots, type Robots } from './robots.ts';

/** How much a run puts up with, and for how long it waits. */
export type Patience = {
  /** Further attempts at one page after a failure that may pass. */
  retries: number;
  /** Rest of the host after a first such failure, in milliseconds; doubled after each further one. */
  backOffMs: number;
  /** When a host asks for a longer rest than this, the run leaves it for another day. */
  longestRestMs: number;
  /** After so many such failures in a row, of whichever pages, the run leaves the host. */
  failuresInARow: number;
};

export const patience: Patience = { retries: 3, backOffMs: 2000, longestRestMs: 120_000, failuresInARow: 6 };

/** A host that a run has left, why, and how many pages went unvisited for it. */
export type LeftHost = { origin: string; failure: Failure; unvisited: number };

type MannersParts = {
  fetch: Fetch;
  hosts: Hosts;
  delayMs: number;
  patience: Patience;
  /** Milliseconds since 1970. */
  now: () => number;
  signal?: AbortSignal;
};

/**
 * How one run behaves towards publishers: robots.txt first, one request at a time and a delay between two at each host, those that follow
 * a redirect included, rest after a failure or when asked for it, and no more requests to a host that keeps failing.
 */
export class Manners {
  readonly #parts: MannersParts;
  readonly #robots: Robots;
  readonly #inARow = new Map<string, number>();
  readonly #left = new Map<string, LeftHost>();

  constructor(parts: MannersParts) {
    this.#parts = parts;
    const enter = (url: string) => this.#turn(url, parts.delayMs);
    this.#robots = createRobots((url) => this.#inTurns({ url }, enter), parts.now);
  }

  /** Gets a page when it is our turn. @throws Failure fetch.* */
  async get(request: Omit<FetchRequest, 'signal' | 'onRedirect'>): Promise<Page | NotModified> {
    const answer = await this.#inTurns(request, async (url) => {
      const asked = await this.#robots.check(url);
      return this.#turn(url, Math.max(this.#parts.delayMs, asked));
    });
    this.#inARow.delete(new URL(request.url).host);
    return answer;
  }

  /** Each hop of a redirect waits for a turn of its own, at whichever host; only one is held at a time. */
  async #inTurns(
    request: Omit<FetchRequest, 'signal' | 'onRedirect'>,
    enter: (url: string) => Promise<Turn>,
  ): Promise<Page | NotModified> {
    const { fetch, signal } = this.#parts;
    let turn = await enter(request.url);
    const onRedirect = async (next: string) => {
      turn.end();
      turn = await enter(next);
    };
    try {
      return await fetch({ ...request, onRedirect, ...(signal && { signal }) });
    } finally {
      turn.end();
    }
  }

  #turn(url: string, delayMs: number): Promise<Turn> {
    const { hosts, signal } = this.#parts;
    return hosts.turn(new URL(url).host, delayMs, signal);
  }

  /** Whether to try again after a failure that may pass; the host rests first. `attempt` counts from 1. */
  retry(url: string, failure: Failure, attempt: number): boolean {
    const { retries, backOffMs, longestRestMs, failuresInARow } = this.#parts.patience;
    const { host } = new URL(url);
    const inARow = (this.#inARow.get(host) ?? 0) + 1;
    this.#inARow.set(host, inARow);
    const rest = Math.max(failure.retryAfterMs ?? 0, backOffMs * 2 ** (Math.max(attempt, inARow) - 1));
    if (rest > longestRestMs || inARow >= failuresInARow) this.#leave(url, failure);
    else this.#parts.hosts.rest(host, rest);
    return attempt <= retries && !this.#left.has(host);
  }

  /** A page failed for good. A host that hides its rules is left; one that answers, if only with a refusal, is there. */
  failed(url: string, failure: Failure): void {
    if (failure.code === 'fetch.robots-unavailable') this.#leave(url, failure);
    if (!failure.retryable) this.#inARow.delete(new URL(url).host);
  }

  /** Whether the run has left the host of an address; the address then counts as unvisited. */
  skips(url: string): boolean {
    const left = this.#left.get(new URL(url).host);
    if (left) left.unvisited += 1;
    return left !== undefined;
  }

  /** The hosts that the run has left. */
  left(): LeftHost[] {
    return [...this.#left.values()];
  }

  #leave(url: string, failure: Failure): void {
    const { host, origin } = new URL(url);
    if (!this.#left.has(host)) this.#left.set(host, { origin, failure, unvisited: 0 });
  }
}
