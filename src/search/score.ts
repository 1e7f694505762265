import type { PassageStems } from './document.ts';
import type { Clause, StemPhrase } from './plan.ts';
import { rarity } from './rarity.ts';

const saturation = 1.2;
const lengthWeight = 0.6;
/** Stems of a passage of ordinary length, in characters. */
const ordinaryLength = 700;
const headingWeight = 0.7;
const titleWeight = 0.8;
/** Words that were typed next to one another and stand so count for this share of a word more. */
const neighbourWeight = 0.4;
/** Of a field without stems: the two spaces. */
const emptyLength = 2;

/**
 * Scores a passage; clauses weigh by their rarity among `passages`. A clause counts by its best alternative, so synonyms never add up. What
 * holds but a part of the words, by weight, is worth that part of its score. Each field begins and ends with a space.
 */
export function scorer(clauses: readonly Clause[], passages: number): (stems: PassageStems) => number {
  const weighed = clauses.map(({ any, frequency }) => ({ any: spaced(any), weight: rarity(frequency, passages) }));
  const total = weighed.reduce((sum, { weight }) => sum + weight, 0);
  const neighbours = weighed.slice(1).map((one, index) => neighboursOf(weighed[index] ?? one, one));
  return ({ title, headings, body, keys }) => {
    const norm = saturation * (1 - lengthWeight + (lengthWeight * body.length) / ordinaryLength);
    let score = 0;
    let held = 0;
    for (const { any, weight } of weighed) {
      const inBody = Math.max(most(any, body), isIn(any, keys));
      const bonus = headingWeight * isIn(any, headings) + titleWeight * isIn(any, title);
      if (inBody + bonus > 0) held += weight;
      score += weight * ((inBody * (saturation + 1)) / (inBody + norm) + bonus);
    }
    for (const { phrase, weight } of neighbours) if (body.includes(phrase)) score += weight;
    return total === 0 ? score : (score * held) / total;
  };
}

/** Alternatives, each the phrases that must all stand, as they stand among stems: ` foreign agent `. */
type Alternatives = readonly (readonly string[])[];
type Weighed = { any: Alternatives; weight: number };

function spaced(any: readonly StemPhrase[][]): Alternatives {
  return any
    .map((alternative) => alternative.map((phrase) => ` ${phrase.join(' ')} `))
    .filter(({ length }) => length > 0);
}

/** Two clauses as typed, side by side. */
function neighboursOf(one: Weighed, other: Weighed): { phrase: string; weight: number } {
  const phrase = ` ${[one, other].map(({ any }) => any[0]?.map((each) => each.trim()).join(' ') ?? '').join(' ')} `;
  return { phrase, weight: neighbourWeight * Math.min(one.weight, other.weight) };
}

/** How often the alternative stands that stands most often. */
function most(any: Alternatives, text: string): number {
  let found = 0;
  for (const alternative of any) {
    let least = Number.POSITIVE_INFINITY;
    for (const phrase of alternative) {
      least = Math.min(least, occurrences(phrase, text));
      if (least <= found) break;
    }
    if (least > found) found = least;
  }
  return found;
}

/** 1 when one of the alternatives stands there. Most passages have neither headings nor provisions. */
function isIn(any: Alternatives, text: string): number {
  if (text.length <= emptyLength) return 0;
  return Number(any.some((alternative) => alternative.every((phrase) => text.includes(phrase))));
}

function occurrences(phrase: string, text: string): number {
  let count = 0;
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + phrase.length - 1)) count += 1;
  return count;
}
