import { type GivenByHand, givenByHand, linkByHand } from './by-hand.ts';
import { refusalOf } from './crawl/addresses.ts';
import type { Fetch } from './crawl/fetch.ts';
import type { Hosts } from './crawl/hosts.ts';
import { Manners, patience } from './crawl/manners.ts';
import { Failure } from './errors.ts';
import { type GivenFile, pageOfGiven } from './given-file.ts';
import type { Page } from './model/page.ts';
import type { KeepOutcome, Report } from './model/report.ts';
import type { IsoInstant, Sha256 } from './model/values.ts';
import type { Pipeline } from './pipeline.ts';

/** What became of a report that was added by hand. */
export type Added = { outcome: KeepOutcome; report: Report; sha256: Sha256 };

/** Adds a report by hand: from a file, from another address than its publisher's (an archive's), or else from its publisher's. */
export type AddByHand = (given: Readonly<Record<string, unknown>>, from?: GivenFile | string) => Promise<Added>;

type Parts = {
  fetch: Fetch;
  hosts: Hosts;
  pipeline: Pipeline;
  now: () => IsoInstant;
  follow(): Promise<void>;
};

/** Between robots.txt and the page. */
const delayMs = 1000;

/**
 * Makes the way by which a report comes in that no crawler found: bytes first, then read, tagged, kept and indexed as any other.
 * @throws Failure usage naming the parameter; fetch.*; extract.* when the bytes were kept but cannot be read; store.*
 */
export function createAdd(parts: Parts): AddByHand {
  return async (said, from) => {
    const given = checked(said);
    const page =
      typeof from === 'object' ? pageOfGiven(given.url, from, parts.now()) : await fetched(from ?? given.url, parts);
    const added = await parts.pipeline.add(page, linkByHand(given, typeof from === 'object' ? from.name : from));
    await parts.follow();
    return added;
  };
}

function checked(said: Readonly<Record<string, unknown>>): GivenByHand {
  const read = givenByHand.safeParse(said);
  if (!read.success) {
    const [issue] = read.error.issues;
    const parameter = issue?.path.join('.') ?? '';
    const reason = said[parameter] === undefined ? 'is missing' : (issue?.message ?? 'cannot be read');
    throw new Failure('usage', `${parameter}: ${reason}.`, { parameter });
  }
  const refusal = refusalOf(read.data.url);
  if (refusal) throw new Failure('usage', `url: ${refusal.message}`, { parameter: 'url', cause: refusal });
  return read.data;
}

/** Asked for as a crawler asks: robots.txt first, and our own name. */
async function fetched(url: string, { fetch, hosts, now }: Parts): Promise<Page> {
  const manners = new Manners({ fetch, hosts, delayMs, patience, now: () => Date.parse(now()) });
  const answer = await manners.get({ url });
  if ('body' in answer) return answer;
  throw new Failure('fetch.status', 'The address answers "not modified" to a first request.', { url });
}
