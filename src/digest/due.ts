import type { IsoInstant } from '../model/values.ts';
import type { SubscriptionTerms } from './subscription.ts';

/** When digests are due: weekly ones on Mondays, monthly ones on the first. */
type When = Pick<SubscriptionTerms, 'rate' | 'hour' | 'timeZone'>;

/** A day of the calendar, as milliseconds since 1970 of its midnight in UTC. */
type Day = number;

const dayMs = 86_400_000;
const hourMs = 3_600_000;
/** Digests at once of one subscription are so far apart, so that a run that keeps thirty reports sends a few mails and not thirty. */
const atOnceMs = 600_000;
const never = '9999-12-31T23:59:59.999Z';

/**
 * The first time after `after` at which a digest is due: that hour of the wall clock in its time zone. An hour that the change to summer time leaves
 * out is taken for the first moment after the gap; of one that comes twice, the first counts. Whatever was missed before is not counted: the next
 * digest has all of it.
 */
export function nextDue(when: When, after: IsoInstant): IsoInstant {
  const from = Date.parse(after);
  if (when.rate === 'off') return never;
  if (when.rate === 'at-once') return new Date(from + atOnceMs).toISOString();
  for (let day = localDay(from, when.timeZone) - dayMs; ; day += dayMs) {
    if (!isDay(day, when.rate)) continue;
    const due = instantOf(day, when.hour, when.timeZone);
    if (due > from) return new Date(due).toISOString();
  }
}

function isDay(day: Day, rate: When['rate']): boolean {
  const date = new Date(day);
  if (rate === 'weekly') return date.getUTCDay() === 1;
  return rate !== 'monthly' || date.getUTCDate() === 1;
}

function localDay(instant: number, timeZone: string): Day {
  const local = instant + offset(instant, timeZone);
  return local - (((local % dayMs) + dayMs) % dayMs);
}

/** The moment at which the clocks of a zone show an hour of a day. */
function instantOf(day: Day, hour: number, timeZone: string): number {
  const wall = day + hour * hourMs;
  const before = wall - offset(wall - dayMs, timeZone);
  const after = wall - offset(wall + dayMs, timeZone);
  const shown = [before, after].filter((instant) => instant + offset(instant, timeZone) === wall);
  return shown.length > 0 ? Math.min(...shown) : before;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** How far the clocks of a zone are ahead of UTC, in milliseconds. */
function offset(instant: number, timeZone: string): number {
  const second = instant - (((instant % 1000) + 1000) % 1000);
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(second)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return shown - second;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const numeric = 'numeric' as const;
  const day = { year: numeric, month: numeric, day: numeric };
  const time = { hour: numeric, minute: numeric, second: numeric, hourCycle: 'h23' as const };
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    ...day,
    ...time,
  });
  formats.set(timeZone, made);
  return made;
}
