import robotsParser from 'robots-parser';
import { Failure } from '../errors.ts';
import type { Page } from '../model.ts';
import type { NotModified } from './fetch.ts';

/** The name that a robots.txt calls us by; the first word of our user agent. */
const productToken = 'country-conditions';

/** A longer Crawl-delay than this is not waited for. */
const maxDelayMs = 60_000;

/** What is read of a robots.txt (RFC 9309, 2.5 asks for at least 500 KiB). */
const maxBytes = 512 * 1024;

export type Robots = {
  /** Whether the host's rules have been read, so that `check` asks nobody. */
  knows(url: string): boolean;
  /**
   * Resolves to the pause that the host asks for between two requests, in milliseconds, when the address may be fetched.
   * @throws Failure fetch.disallowed; fetch.robots-unavailable (retryable) when the rules cannot be read now; fetch.refused
   */
  check(url: string): Promise<number>;
};

type Rules = {
  isAllowed(url: string, name: string): boolean | undefined;
  getCrawlDelay(name: string): number | undefined;
};

/** The package is one CommonJS function; its types describe an ES module with a default. */
const parseRules = robotsParser as unknown as (url: string, text: string) => Rules;

/** Reads each host's robots.txt once, through `fetch`, and remembers it as long as this value lives: one run. */
export function createRobots(fetch: (url: string) => Promise<Page | NotModified>): Robots {
  const rules = new Map<string, Rules>();
  return {
    knows: (url) => rules.has(new URL(url).origin),
    async check(url) {
      const { origin } = new URL(url);
      const known = rules.get(origin) ?? (await readRules(origin, url, fetch));
      rules.set(origin, known);
      if (known.isAllowed(url, productToken) === false) {
        throw new Failure('fetch.disallowed', `The robots.txt of ${origin} asks us not to read this page.`, { url });
      }
      const seconds = known.getCrawlDelay(productToken) ?? 0;
      return Number.isFinite(seconds) ? Math.min(Math.max(seconds * 1000, 0), maxDelayMs) : 0;
    },
  };
}

async function readRules(
  origin: string,
  url: string,
  fetch: (url: string) => Promise<Page | NotModified>,
): Promise<Rules> {
  const address = `${origin}/robots.txt`;
  try {
    const page = await fetch(address);
    const text = 'body' in page ? new TextDecoder().decode(page.body.subarray(0, maxBytes)) : '';
    return parseRules(address, text);
  } catch (error) {
    if (!(error instanceof Failure) || error.code === 'fetch.refused' || error.code.startsWith('store.')) throw error;
    if (hasNone(error)) return parseRules(address, '');
    throw new Failure(
      'fetch.robots-unavailable',
      `${address} cannot be read, so the host is left alone for now. ${error.message}`,
      {
        url,
        cause: error,
        retryable: true,
        ...(error.retryAfterMs !== undefined && { retryAfterMs: error.retryAfterMs }),
      },
    );
  }
}

/** A host that answers 4xx has no rules (RFC 9309, 2.3.1.3); 5xx, silence or a wall mean that the rules are not known (2.3.1.4). */
function hasNone(failure: Failure): boolean {
  if (failure.code === 'fetch.gone' || failure.code === 'fetch.empty') return true;
  return failure.code === 'fetch.status' && !failure.retryable;
}
