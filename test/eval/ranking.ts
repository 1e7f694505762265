/** How good one ranking is: `ndcg` of its first ten, `recall` of its first fifty, and whether it is empty. */
export type Quality = { ndcg: number; recall: number; empty: boolean };

const first = 10;
const far = 50;
/** From this grade on a passage answers the question; 1 only touches it. */
const answers = 2;

/** Judges a ranking of ids by grades from 0 (not named) to 3: gain 2^grade - 1, discounted by the logarithm of the place. */
export function qualityOf(ranking: readonly string[], judged: Readonly<Record<string, number>>): Quality {
  const grades = ranking.map((id) => judged[id] ?? 0);
  const best = Object.values(judged).toSorted((one, other) => other - one);
  const right = best.filter((grade) => grade >= answers).length;
  const found = grades.slice(0, far).filter((grade) => grade >= answers).length;
  return { ndcg: gain(grades) / gain(best), recall: found / right, empty: ranking.length === 0 };
}

/** The mean of each figure; `empty` is the share of rankings without a hit. */
export function meanOf(qualities: readonly Quality[]): Record<'ndcg' | 'recall' | 'empty', number> {
  const mean = (value: (quality: Quality) => number) =>
    qualities.reduce((sum, quality) => sum + value(quality), 0) / Math.max(1, qualities.length);
  return {
    ndcg: mean(({ ndcg }) => ndcg),
    recall: mean(({ recall }) => recall),
    empty: mean(({ empty }) => Number(empty)),
  };
}

function gain(grades: readonly number[]): number {
  return grades.slice(0, first).reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0);
}
