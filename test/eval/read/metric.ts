/** Shares of true positives, false positives and false negatives of one page. */
export type Counts = { tp: number; fp: number; fn: number };

export type Scores = { f1: number; precision: number; recall: number; exact: number };

/**
 * The article-extraction-benchmark's own metric: multisets of four-word shingles, normalised per page so that long texts weigh no more,
 * precision and recall as means over pages, F1 of the means.
 */
export function compare(truth: string, found: string): Counts {
  const [expected, actual] = [shingles(truth), shingles(found)];
  const counts = { tp: 0, fp: 0, fn: 0 };
  for (const key of new Set([...expected.keys(), ...actual.keys()])) {
    const [e, a] = [expected.get(key) ?? 0, actual.get(key) ?? 0];
    counts.tp += Math.min(e, a);
    counts.fp += Math.max(0, a - e);
    counts.fn += Math.max(0, e - a);
  }
  const sum = counts.tp + counts.fp + counts.fn;
  return sum === 0 ? counts : { tp: counts.tp / sum, fp: counts.fp / sum, fn: counts.fn / sum };
}

/** The benchmark's figures over all pages; `exact` is the share of pages without a wrong word. */
export function score(pages: readonly Counts[]): Scores {
  const precision = mean(pages.filter(({ tp, fp }) => tp + fp > 0).map(({ tp, fp, fn }) => share(tp, fp, fn)));
  const recall = mean(pages.filter(({ tp, fn }) => tp + fn > 0).map(({ tp, fp, fn }) => share(tp, fn, fp)));
  const exact = mean(pages.map(({ fp, fn }) => (fp === 0 && fn === 0 ? 1 : 0)));
  return { f1: (2 * precision * recall) / (precision + recall), precision, recall, exact };
}

function share(right: number, wrong: number, other: number): number {
  if (wrong === 0 && other === 0) return 1;
  return right === 0 ? 0 : right / (right + wrong);
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function shingles(text: string): Map<string, number> {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const found = new Map<string, number>();
  for (let index = 0; index < Math.max(1, words.length - 3); index += 1) {
    const key = words.slice(index, index + 4).join(' ');
    if (key !== '') found.set(key, (found.get(key) ?? 0) + 1);
  }
  return found;
}
