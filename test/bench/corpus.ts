import type { PassageDocument } from '../../src/search/document.ts';

/**
 * An invented bilingual corpus for measurements: six reports in ten in English, the others in Russian, 20 passages of about 120 words each.
 * Words are made of syllables, follow a Zipf-Mandelbrot law, are inflected, and come in bursts (each report has topics and names of its
 * own). Report `n` is always the same. The vocabulary has a heavier tail than real text, so sizes and build times err on the high side.
 */
export const passagesAReport = 20;

export type Language = 'en' | 'ru';

const wordsAPassage = 120;
const lemmas = 60_000;
const onsets = {
  en: 'b c d f g h l m n p r s t v w br cl dr gr pl pr st tr sh ch'.split(' '),
  ru: 'б в г д ж з к л м н п р с т ф х ч ш бр гр кр пр ст тр зд сл'.split(' '),
};
const nuclei = { en: 'a e i o u ea ou ai'.split(' '), ru: 'а е и о у ы я ю'.split(' ') };
const codas = { en: ['', '', 'n', 'r', 's', 't', 'l', 'nd', 'ck'], ru: ['', '', 'н', 'р', 'с', 'т', 'л', 'к', 'м'] };
const endings = {
  en: ['', '', '', 's', 's', 'ed', 'ing'],
  ru: ['', 'а', 'у', 'ом', 'ы', 'ов', 'ам', 'ами', 'ах', 'е'],
};
const categories = Array.from({ length: 22 }, (_, at) => `category-${at}`);
const provisions = Array.from({ length: 60 }, (_, at) => `RU-CC-${100 + at * 4}.${1 + (at % 3)}`);
const regions = Array.from({ length: 85 }, (_, at) => `RU-${at}`);

/** A lemma by its rank, 1 the commonest; commoner ones are shorter. */
export function lemma(language: Language, rank: number): string {
  const random = randomOf(rank * 7919 + (language === 'en' ? 1 : 2));
  const syllables = rank < 60 ? 1 : rank < 1200 ? 2 : rank < 15_000 ? 3 : 4;
  let word = '';
  for (let at = 0; at < syllables; at += 1) {
    word += pick(onsets[language], random()) + pick(nuclei[language], random());
    if (at === syllables - 1) word += pick(codas[language], random());
  }
  return word;
}

/** A form of a lemma. */
export function inflected(language: Language, rank: number, random: () => number): string {
  return lemmaOf(language, rank) + (rank < 60 ? '' : pick(endings[language], random() ** 2));
}

/** The passages of report `number`. */
export function reportDocuments(number: number): PassageDocument[] {
  const random = randomOf(number + 1);
  const language: Language = number % 10 < 6 ? 'en' : 'ru';
  const topics = Array.from({ length: 40 }, () => 60 + Math.floor(random() ** 3 * lemmas * 0.5));
  const names = Array.from({ length: 12 }, () => capital(lemma(language, 1000 + Math.floor(random() * lemmas))));
  const year = 2010 + Math.floor(random() * 16);
  const month = String(1 + Math.floor(random() * 12)).padStart(2, '0');
  const report = {
    reportId: `bench-${number}`,
    title: capital(
      topics
        .slice(0, 6)
        .map((rank) => inflected(language, rank, random))
        .join(' '),
    ),
    language,
    sourceId: `source-${Math.floor(random() ** 2 * 40)}`,
    tier: (1 + Math.floor(random() * 4)) as PassageDocument['tier'],
    kind: pick(['un', 'ngo', 'media', 'court'], random()),
    publishedOn: `${year}-${month}-15`,
    firstSeenAt: new Date(Date.UTC(2026, 0, 1) + number * 1000).toISOString(),
    newsAt: new Date(Date.UTC(2026, 0, 1) + number * 1000).toISOString(),
    status: 'live' as const,
  };
  return Array.from({ length: passagesAReport }, (_, ordinal) => ({
    ...report,
    id: `bench-${number}.1.${ordinal}`,
    ordinal,
    headings: [capital(inflected(language, topics[ordinal] ?? 60, random))],
    text: passageText(language, topics, names, random),
    ...passageFacets(random),
  }));
}

function passageText(
  language: Language,
  topics: readonly number[],
  names: readonly string[],
  random: () => number,
): string {
  const words: string[] = [];
  for (let at = 0; at < wordsAPassage; at += 1) {
    const kind = random();
    if (kind < 0.1) words.push(inflected(language, pick(topics, random()), random));
    else if (kind < 0.12) words.push(pick(names, random()));
    else if (kind < 0.13) words.push(String(1990 + Math.floor(random() * 36)));
    else words.push(inflected(language, zipf(random()), random));
    if (at % 15 === 14) words.push(`${words.pop() ?? ''}.`);
  }
  return words.join(' ');
}

function passageFacets(random: () => number) {
  const own = random() < 0.4 ? [pick(categories, random() ** 2), pick(categories, random())] : [];
  const distinct = [...new Set(own)];
  return {
    categories: distinct,
    strongCategories: distinct.slice(0, random() < 0.5 ? 1 : 0),
    provisions: random() < 0.1 ? [pick(provisions, random() ** 2)] : [],
    grounds: distinct.slice(0, 1).map((category) => `ground-${category.length % 5}`),
    groups: random() < 0.15 ? [`group-${Math.floor(random() * 20)}`] : [],
    harms: random() < 0.2 ? [`harm-${Math.floor(random() * 15)}`] : [],
    actors: random() < 0.2 ? [`actor-${Math.floor(random() * 10)}`] : [],
    regions: random() < 0.25 ? [pick(regions, random() ** 2)] : [],
  };
}

const offset = 8;
const steepness = 1.15;
const cumulated = new Float64Array(lemmas);
let sum = 0;
for (let rank = 1; rank <= lemmas; rank += 1) cumulated[rank - 1] = sum += 1 / (rank + offset) ** steepness;

/** A rank by a uniform number, 1 the commonest. */
function zipf(uniform: number): number {
  const wanted = uniform * sum;
  let low = 0;
  let high = lemmas - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cumulated[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low + 1;
}

const made = { en: new Map<number, string>(), ru: new Map<number, string>() };

function lemmaOf(language: Language, rank: number): string {
  const known = made[language].get(rank);
  if (known !== undefined) return known;
  const fresh = lemma(language, rank);
  made[language].set(rank, fresh);
  return fresh;
}

function pick<Item>(items: readonly Item[], uniform: number): Item {
  return items[Math.floor(uniform * items.length)] as Item;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
