import type { StemPhrase } from '../plan.ts';
import type { Wanted } from '../wanted.ts';
import { matchExpression } from './match.ts';

/** So many times as many rows as are candidates are read of a common word; of a commoner one only the candidates are asked for. */
const readOfCommon = 4;

/**
 * The rows that hold what is wanted, ascending. Words that could not suffice together, the commonest, are only looked for where a rarer one
 * stands: they make no row a candidate.
 */
export function rowsHolding(
  { all, weighed, least }: Wanted,
  none: readonly StemPhrase[],
  rowsOf: (expression: string) => Iterable<number>,
): Int32Array {
  const sums = new Map<number, number>();
  let rest = weighed.reduce((sum, { weight }) => sum + weight, 0);
  const candidates: StemPhrase[][] = [];
  for (const { clause, weight } of weighed) {
    const suffices = rest >= least;
    rest -= weight;
    if (suffices) candidates.push(...clause.any);
    const narrow = !suffices && clause.frequency > readOfCommon * sums.size;
    const also = narrow ? [{ ...clause, any: candidates }] : [];
    for (const row of rowsOf(matchExpression([...all, clause, ...also], none) ?? '')) {
      const sum = sums.get(row);
      if (sum !== undefined || suffices) sums.set(row, (sum ?? 0) + weight);
    }
  }
  return Int32Array.from([...sums].filter(([, sum]) => sum >= least).map(([row]) => row)).sort();
}
