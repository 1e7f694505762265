import type { IsoInstant, KnownLink, Link } from '../model.ts';
import type { Source } from '../source.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** A run may begin a little earlier in its day than the one before. */
const slackMs = 2 * hourMs;

/**
 * Whether a known address is to be visited again: daily for a week after it was listed or last changed, weekly for a quarter, then quarterly.
 * Registers are visited daily; so is an address that began to answer 404, until that is certain; what a list shows as newer, at once.
 */
export function isDue(known: KnownLink, listed: Link | undefined, kind: Source['kind'], now: IsoInstant): boolean {
  const { lastVisitedAt, failedAt, firstListedAt, changedAt, missingSince, link } = known;
  if (listed?.updatedOn !== undefined && listed.updatedOn !== link.updatedOn && lastVisitedAt !== undefined)
    return true;
  const last = latest(lastVisitedAt, failedAt);
  if (last === undefined) return true;
  const calmSince = latest(firstListedAt, changedAt, missingSince) ?? last;
  const everyMs = kind === 'register' ? dayMs : interval(Date.parse(now) - Date.parse(calmSince));
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
