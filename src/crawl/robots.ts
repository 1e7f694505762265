import robotsParser from 'robots-parser';
import { Failure } from '../errors.ts';
import type { Page } from '../model/page.ts';
import type { NotModified } from './fetch.ts';

/** The name that a robots.txt calls us by; the first word of our user agent. */
const productToken = 'country-conditions';

/** A longer Crawl-delay than this is not waited for. */
const maxDelayMs = 60_000;

/** Rules older than this are read again (RFC 9309, 2.4). */
const goodForMs = 24 * 3_600_000;

/** What is read of a robots.txt (RFC 9309, 2.5 asks for at least 500 KiB). */
const maxBytes = 512 * 1024;

/** Rules with `*` are compared with every address, letter by letter; no honest host has so many characters of them. */
const mostWildcards = 64 * 1024;

export type Robots = {
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

/** Reads each host's robots.txt through `fetch`, and again when it is a day old; `now` in milliseconds. */
export function createRobots(fetch: (url: string) => Promise<Page | NotModified>, now: () => number): Robots {
  const read = new Map<string, { rules: Rules; at: number }>();
  const rulesOf = async (url: string): Promise<Rules> => {
    const { origin } = new URL(url);
    const known = read.get(origin);
    if (known && now() - known.at < goodForMs) return known.rules;
    const rules = await readRules(origin, url, fetch);
    read.set(origin, { rules, at: now() });
    return rules;
  };
  return {
    async check(url) {
      const known = await rulesOf(url);
      if (known.isAllowed(url, productToken) === false) {
        throw new Failure(
          'fetch.disallowed',
          `The robots.txt of ${new URL(url).origin} asks us not to read this page.`,
          { url },
        );
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
    refuseEndless(text, address, url);
    return parseRules(address, text);
  } catch (error) {
    if (!(error instanceof Failure) || passesOn(error)) throw error;
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

/** @throws Failure fetch.robots-unavailable when telling what the rules mean would hold up everything else */
function refuseEndless(text: string, address: string, url: string): void {
  const wildcards = text.split(/[\r\n]+/).filter((line) => line.includes('*') && !/^\s*user-agent/i.test(line));
  if (wildcards.reduce((sum, line) => sum + line.length, 0) <= mostWildcards) return;
  throw new Failure(
    'fetch.robots-unavailable',
    `${address} has more rules with wildcards than can be followed, so the host is left alone.`,
    { url },
  );
}

function passesOn({ code }: Failure): boolean {
  return code === 'fetch.refused' || code === 'fetch.robots-unavailable' || code.startsWith('store.');
}

/** A host that answers 4xx has no rules (RFC 9309, 2.3.1.3); 5xx, silence or a wall mean that the rules are not known (2.3.1.4). */
function hasNone(failure: Failure): boolean {
  if (failure.code === 'fetch.gone' || failure.code === 'fetch.empty') return true;
  return failure.code === 'fetch.status' && !failure.retryable;
}
