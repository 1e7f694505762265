import { type DaySpan, noSpan, spanOf } from '../days.ts';
import type { PassageStems } from '../document.ts';
import type { Explanation } from '../engine.ts';
import { anyTag, breadthFactor, type Standing, standing, wantedTag } from '../preference.ts';
import type { SortOrder } from '../query.ts';
import type { Matched } from './tally.ts';

/** A passage as it is fetched for scoring, its fields without spaces around them. */
export type Fetched = PassageStems & {
  id: string;
  reportId: string;
  ordinal: number;
  strong: readonly string[];
};

/** A report in its place, shown by one of its passages. */
export type Placed = { report: Matched; passageId: string; score: number; factors?: Explanation };

/** `score` reads a passage's stems; `wanted`: the categories asked for; `newestDay` of the whole index. */
export type Scoring = { score(stems: PassageStems): number; wanted: readonly string[]; newestDay: number };

/** Reports by date of publication, first sight or what happened last; without a date last; of equal ones the newer to us first. */
export function byDate(reports: readonly Matched[], sort: SortOrder): Matched[] {
  const key = (report: Matched) => {
    if (sort === 'added') return -Date.parse(report.firstSeenAt);
    if (sort === 'news') return -Date.parse(report.newsAt);
    const day = spanOfReport(report).from;
    if (day === Number.NEGATIVE_INFINITY) return Number.POSITIVE_INFINITY;
    return sort === 'oldest' ? day : -day;
  };
  return ordered(reports, key);
}

/** Reports by the number of their matching passages and by standing. */
export function byDensity(reports: readonly Matched[], newestDay: number): Matched[] {
  return ordered(reports, (report) => {
    const { product } = standingOf(report, newestDay);
    return -Math.log2(1 + report.passages) * product;
  });
}

/** Each report by the best of its fetched passages, the best report first. */
export function byScore(reports: readonly Matched[], fetched: readonly Fetched[], scoring: Scoring): Placed[] {
  const own = Map.groupBy(fetched, (passage) => passage.reportId);
  return reports
    .flatMap((report) => placed(report, own.get(report.reportId) ?? [], scoring))
    .sort((one, other) => other.score - one.score || newer(one.report, other.report));
}

/** A report by the best of its passages; nothing when none was fetched. */
export function placed(report: Matched, passages: readonly Fetched[], scoring: Scoring): Placed[] {
  const { tier, recency, product } = standingOf(report, scoring.newestDay);
  const breadth = breadthFactor(report.passages);
  let best: Placed[] = [];
  for (const passage of passages.toSorted((one, other) => one.ordinal - other.ordinal)) {
    const words = scoring.score(passage);
    const tags = agreement(passage.strong, scoring.wanted);
    const score = words * tags * breadth * product;
    if (score <= (best[0]?.score ?? -1)) continue;
    best = [{ report, passageId: passage.id, score, factors: { words, tags, breadth, tier, recency } }];
  }
  return best;
}

/** All that a report's score is the product of but the words and tags of its best passage. */
export function preference(report: Matched, newestDay: number): number {
  return breadthFactor(report.passages) * standingOf(report, newestDay).product;
}

/** A report's standing beside the newest one. */
export function standingOf(report: Matched, newestDay: number): Standing {
  return standing(report.tier, spanOfReport(report).from, newestDay);
}

function spanOfReport({ publishedOn }: Matched): DaySpan {
  return publishedOn === undefined ? noSpan : spanOf(publishedOn);
}

/** The factor of a passage's strong tags; when categories were asked for, only one of theirs counts. */
function agreement(strong: readonly string[], wanted: readonly string[]): number {
  if (strong.some((category) => wanted.includes(category))) return wantedTag;
  return wanted.length === 0 && strong.length > 0 ? anyTag : 1;
}

function ordered(reports: readonly Matched[], key: (report: Matched) => number): Matched[] {
  const keyed = reports.map((report) => ({ report, key: key(report) }));
  keyed.sort((one, other) => compare(one.key, other.key) || newer(one.report, other.report));
  return keyed.map(({ report }) => report);
}

function newer(one: Matched, other: Matched): number {
  return compare(other.firstSeenAt, one.firstSeenAt) || compare(one.reportId, other.reportId);
}

function compare<Value extends number | string>(one: Value, other: Value): number {
  return one < other ? -1 : Number(one > other);
}
