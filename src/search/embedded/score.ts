import type { Clause, StemPhrase } from '../plan.ts';
import { rarity } from '../rarity.ts';

/** The stems of a passage, joined by a space, field by field; `keys` are its provisions. */
export type PassageStems = { title: string; headings: string; body: string; keys: string };

const saturation = 1.2;
const lengthWeight = 0.6;
/** Stems of a passage of ordinary length, in characters. */
const ordinaryLength = 700;
const headingWeight = 0.7;
const titleWeight = 0.8;
/** Words that were typed next to one another and stand so count for this share of a word more. */
const neighbourWeight = 0.4;

/**
 * Scores a passage; clauses weigh by their rarity among `passages`. A clause counts by its best alternative, so synonyms never add up. What
 * holds but a part of the words, by weight, is worth that part of its score.
 */
export function scorer(clauses: readonly Clause[], passages: number): (stems: PassageStems) => number {
  const weighed = clauses.map((clause) => ({ any: clause.any, weight: rarity(clause.frequency, passages) }));
  const total = weighed.reduce((sum, { weight }) => sum + weight, 0);
  const neighbours = weighed.slice(1).map((one, index) => neighboursOf(weighed[index] ?? one, one));
  return (stems) => {
    const [title, headings, body] = [` ${stems.title} `, ` ${stems.headings} `, ` ${stems.body} `];
    const norm = saturation * (1 - lengthWeight + (lengthWeight * body.length) / ordinaryLength);
    const keys = ` ${stems.keys} `;
    let score = 0;
    let held = 0;
    for (const { any, weight } of weighed) {
      const inBody = Math.max(best(any, body), Math.min(1, best(any, keys)));
      const bonus = headingWeight * Math.min(1, best(any, headings)) + titleWeight * Math.min(1, best(any, title));
      if (inBody + bonus > 0) held += weight;
      score += weight * ((inBody * (saturation + 1)) / (inBody + norm) + bonus);
    }
    for (const { phrase, weight } of neighbours) if (body.includes(phrase)) score += weight;
    return total === 0 ? score : (score * held) / total;
  };
}

type Weighed = { any: readonly StemPhrase[][]; weight: number };

/** Two clauses as typed, side by side. */
function neighboursOf(one: Weighed, other: Weighed): { phrase: string; weight: number } {
  const phrase = ` ${[one, other].map(({ any }) => any[0]?.flat().join(' ') ?? '').join(' ')} `;
  return { phrase, weight: neighbourWeight * Math.min(one.weight, other.weight) };
}

function best(any: readonly StemPhrase[][], text: string): number {
  let most = 0;
  for (const alternative of any) {
    let least = Number.POSITIVE_INFINITY;
    for (const phrase of alternative) least = Math.min(least, occurrences(` ${phrase.join(' ')} `, text));
    if (alternative.length > 0) most = Math.max(most, least);
  }
  return most;
}

function occurrences(phrase: string, text: string): number {
  let count = 0;
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + phrase.length - 1)) count += 1;
  return count;
}
