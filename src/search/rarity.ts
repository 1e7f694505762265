/** The inverse document frequency of BM25, never negative: what a word is worth that `frequency` of some passages hold. */
export function rarity(frequency: number, passages: number): number {
  const among = Math.max(passages, frequency);
  return Math.log(1 + (among - frequency + 0.5) / (frequency + 0.5)) + 0.05;
}
