import type { Link } from '../model/page.ts';
import type { KnownLink } from '../model/run.ts';
import type { IsoInstant } from '../model/values.ts';
import type { Source } from '../source.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** A run may begin a little earlier in its day than the one before. */
const slackMs = 2 * hourMs;

/** An address whose last visits brought so many new versions in a row changes by itself: a counter, a clock, other news beside the text. */
const restlessFrom = 3;

/** Whether a page has been another at every visit for long enough that it is not news but its nature. */
export function isRestless({ changesInARow = 0 }: Pick<KnownLink, 'changesInARow'>): boolean {
  return changesInARow >= restlessFrom;
}

/**
 * Whether a known address is to be visited again: daily for a week after it was listed or last changed, weekly for a quarter, then quarterly.
 * One that changes at every visit is visited weekly at most, and counts from when it was listed. Registers are visited daily; so is an address that began to answer 404, until that is certain; what a list shows as newer, at once.
 */
export function isDue(known: KnownLink, listed: Link | undefined, kind: Source['kind'], now: IsoInstant): boolean {
  const { lastVisitedAt, failedAt, firstListedAt, changedAt, missingSince, link } = known;
  if (listed?.updatedOn !== undefined && listed.updatedOn !== link.updatedOn && lastVisitedAt !== undefined)
    return true;
  const last = latest(lastVisitedAt, failedAt);
  if (last === undefined) return true;
  const restless = isRestless(known);
  const calmSince = latest(firstListedAt, restless ? undefined : changedAt, missingSince) ?? last;
  const calmMs = Date.parse(now) - Date.parse(calmSince);
  const everyMs = kind === 'register' ? dayMs : interval(restless ? Math.max(calmMs, 7 * dayMs) : calmMs);
  return Date.parse(now) - Date.parse(last) >= everyMs - slackMs;
}

/** How long a page rests that has been calm for so long, in milliseconds. */
function interval(calmMs: number): number {
  if (calmMs < 7 * dayMs) return dayMs;
  return calmMs < 91 * dayMs ? 7 * dayMs : 91 * dayMs;
}

function latest(...instants: (IsoInstant | undefined)[]): IsoInstant | undefined {
  return instants
    .filter((instant) => instant !== undefined)
    .sort()
    .at(-1);
}
