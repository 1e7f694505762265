import { analyse } from '../../text/analyse.ts';
import { stopWords } from '../stop-words.ts';
import type { Ranked } from './best.ts';
import { standingOf } from './best.ts';
import type { FacetTable } from './facet-table.ts';
import type { Grouped } from './group.ts';

const stemsCompared = 16;
const sharedAtLeast = 3;
const weightAtLeast = 0.25;
/** Stems that more passages hold than this share tell nothing. */
const commonestShare = 0.05;

/** Rows that resemble a text, each with the weight of the rare stems that it shares with it. */
export type Resembling = ReadonlyMap<number, number>;

/**
 * The rows that share the most telling stems of a text: rare in the index, often in the text.
 * @param frequency how many passages hold a stem
 * @param rowsWith the rows that hold a stem
 */
export function resembling(
  text: string,
  passages: number,
  frequency: (stem: string) => number,
  rowsWith: (stem: string) => Iterable<number>,
): Resembling {
  const stems = telling(text, passages, frequency);
  const least = weightAtLeast * stems.reduce((sum, { weight }) => sum + weight, 0);
  const shared = new Map<number, { weight: number; count: number }>();
  for (const { stem, weight } of stems) {
    for (const row of rowsWith(stem)) {
      const known = shared.get(row) ?? { weight: 0, count: 0 };
      shared.set(row, { weight: known.weight + weight, count: known.count + 1 });
    }
  }
  const enough = [...shared].filter(([, { weight, count }]) => count >= sharedAtLeast && weight >= least);
  return new Map(enough.map(([row, { weight }]) => [row, weight]));
}

/** Each report by its most similar row, the most similar first. */
export function rankSimilar(grouped: Grouped, rows: Resembling, table: FacetTable): Ranked[] {
  const ranked = grouped.reports.map((report, index) => {
    const own = Array.from(grouped.rowsOf(index));
    const row = own.reduce((best, other) => ((rows.get(other) ?? 0) > (rows.get(best) ?? 0) ? other : best));
    return { report, row, rows: own.length, score: (rows.get(row) ?? 0) * standingOf(report, table) };
  });
  return ranked.sort((one, other) => other.score - one.score || other.report - one.report);
}

function telling(text: string, passages: number, frequency: (stem: string) => number) {
  const counts = new Map<string, number>();
  for (const { form, stem } of analyse(text)) {
    if (!stopWords.has(form) && stem.length > 2) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  const most = Math.max(20, passages * commonestShare);
  return [...counts]
    .map(([stem, count]) => ({ stem, count, held: frequency(stem) }))
    .filter(({ held }) => held > 1 && held <= most)
    .map(({ stem, count, held }) => ({ stem, weight: Math.log(1 + passages / held) * (1 + Math.log(count)) }))
    .sort((one, other) => other.weight - one.weight)
    .slice(0, stemsCompared);
}
