import type { IsoDate } from '../model/values.ts';
import type { ProvisionEntry } from '../tag/taxonomy.ts';
import { lastDay } from './last-day.ts';

/** Reports by category. */
type Counts = Readonly<Record<string, number>>;

/**
 * One category before and after a day. `before` and `after` count reports that were surely published on that side; `either` those whose date is too
 * imprecise (a year or a month that holds the day) to say.
 */
export type SideCounts = { category: string; before: number; either: number; after: number };

/** What was counted: on each side with the reports that may belong to both, and all that have a date. */
export type Counted = { before: Counts; after: Counts; dated: Counts };

/**
 * The categories with a report on either side, by their number of reports. A search by dates finds a report known only by a year on both sides of a
 * day in that year: such reports are those that the sides together have more than there are.
 */
export function sideCounts({ before, after, dated }: Counted): SideCounts[] {
  const categories = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return categories
    .map((category) => ({
      category,
      ...apart(before[category] ?? 0, after[category] ?? 0, dated[category] ?? 0),
    }))
    .filter((row) => all(row) > 0)
    .sort((one, other) => all(other) - all(one) || (one.category < other.category ? -1 : 1));
}

/** The counts of both sides without those that belong to either. */
export function apart(before: number, after: number, dated: number): Omit<SideCounts, 'category'> {
  const either = Math.min(before, after, Math.max(0, before + after - dated));
  return { before: before - either, either, after: after - either };
}

/** The provisions whose day in force, or of their act where no other is known, is within the days given, inclusive; earliest first. */
export function newProvisions(
  provisions: readonly ProvisionEntry[],
  { from, until }: { from: IsoDate; until: IsoDate },
): ProvisionEntry[] {
  return provisions
    .filter(({ since }) => since >= from && since.slice(0, until.length) <= until)
    .sort((one, other) => (one.since < other.since ? -1 : Number(one.since > other.since)));
}

/** The day before a day. */
export function dayBefore(day: IsoDate): IsoDate {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}

/** Whether a date, however imprecise, lies wholly before the day, or wholly on or after it; undefined when it may be either. */
export function sideOf(date: IsoDate, day: IsoDate): 'before' | 'after' | undefined {
  const [first, last] = [`${date}-01-01`.slice(0, 10), lastDay(date)];
  if (last < day) return 'before';
  return first >= day ? 'after' : undefined;
}

function all({ before, either, after }: SideCounts): number {
  return before + either + after;
}
