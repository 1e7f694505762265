import type { Passage } from '../model/report.ts';
import { fold } from '../text/analyse.ts';
import { type SentenceChange, sentenceChanges } from './sentences.ts';

/** What stands under one heading of an edition; `headings` as printed, outermost first; empty before the first heading. */
export type Section = { headings: readonly string[]; text: string };

/** A section of either edition, or of both, and what became of its sentences. */
export type AlignedSection = {
  kind: 'both' | 'gone' | 'new';
  /** As the earlier and the later edition print them. */
  earlier?: readonly string[];
  later?: readonly string[];
  changes: SentenceChange[];
  counts: SentenceCounts;
};

/** How many sentences are the same, changed, removed, added, and how many of these two stand elsewhere in the other edition. */
export type SentenceCounts = { same: number; changed: number; removed: number; added: number; moved: number };

/** Headings are one when they share this part of their words, and sections when they share this part of their runs of three words. */
const headingsAlike = 0.6;
const textsAlike = 0.2;

/** The sections of a version, by the headings of its passages, in reading order. Statutory notices are left out. */
export function sectionsOf(
  passages: readonly Readonly<Pick<Passage, 'kind' | 'text'> & { headings: readonly string[] }>[],
): Section[] {
  const sections: { headings: readonly string[]; texts: string[] }[] = [];
  for (const { headings, kind, text } of passages) {
    if (kind === 'notice') continue;
    const last = sections.at(-1);
    if (last !== undefined && last.headings.join('\n') === headings.join('\n')) last.texts.push(text);
    else sections.push({ headings, texts: [text] });
  }
  return sections.map(({ headings, texts }) => ({ headings, text: texts.join('\n') }));
}

/**
 * Lays two editions side by side: sections with the same headings (numbers and years apart), then with headings or texts that are alike, whatever
 * their order. In the order of the later edition; sections that are gone stand where they stood.
 */
export function alignSections(earlier: readonly Section[], later: readonly Section[]): AlignedSection[] {
  const partners = partnersOf(earlier, later);
  const homes = { earlier: homesOf(earlier, sentencesIn), later: homesOf(later, sentencesIn) };
  const rows: AlignedSection[] = [];
  const told = new Set<number>();
  const tellGone = (until: number) => {
    for (let at = 0; at < until; at += 1) {
      const section = earlier[at];
      if (section === undefined || told.has(at) || partners.has(at)) continue;
      told.add(at);
      rows.push(rowOf(section, undefined, homes));
    }
  };
  const backwards = new Map([...partners].map(([one, other]) => [other, one]));
  later.forEach((section, at) => {
    const partner = backwards.get(at);
    if (partner !== undefined) tellGone(partner);
    rows.push(rowOf(partner === undefined ? undefined : earlier[partner], section, homes));
  });
  tellGone(earlier.length);
  return rows;
}

/** The counts of all sections together. */
export function countAll(sections: readonly AlignedSection[]): SentenceCounts {
  const all: SentenceCounts = { same: 0, changed: 0, removed: 0, added: 0, moved: 0 };
  for (const { counts } of sections) {
    for (const name of ['same', 'changed', 'removed', 'added', 'moved'] as const) all[name] += counts[name];
  }
  return all;
}

type Homes = { earlier: ReadonlyMap<string, string>; later: ReadonlyMap<string, string> };

function rowOf(earlier: Section | undefined, later: Section | undefined, homes: Homes): AlignedSection {
  const changes = sentenceChanges(earlier?.text ?? '', later?.text ?? '').map((change) => atHome(change, homes));
  const kind = earlier === undefined ? 'new' : later === undefined ? 'gone' : 'both';
  return {
    kind,
    ...(earlier && { earlier: earlier.headings }),
    ...(later && { later: later.headings }),
    changes,
    counts: countsOf(changes),
  };
}

/** Says of a sentence that is gone here, or new here, where else it stands. */
function atHome(change: SentenceChange, homes: Homes): SentenceChange {
  if (change.kind !== 'removed' && change.kind !== 'added') return change;
  const elsewhere = (change.kind === 'removed' ? homes.later : homes.earlier).get(change.text);
  return elsewhere === undefined ? change : { ...change, elsewhere };
}

function countsOf(changes: readonly SentenceChange[]): SentenceCounts {
  const of = (kind: SentenceChange['kind']) => changes.filter((change) => change.kind === kind).length;
  const moved = changes.filter((change) => 'elsewhere' in change).length;
  return { same: of('same'), changed: of('changed'), removed: of('removed'), added: of('added'), moved };
}

/** Under which heading each sentence stands; of several, the first. */
function homesOf(sections: readonly Section[], split: (text: string) => string[]): Map<string, string> {
  const homes = new Map<string, string>();
  for (const { headings, text } of sections) {
    for (const sentence of split(text)) if (!homes.has(sentence)) homes.set(sentence, headings.at(-1) ?? '');
  }
  return homes;
}

function sentencesIn(text: string): string[] {
  return sentenceChanges('', text).map((change) => (change.kind === 'changed' ? change.after : change.text));
}

/** Which section of the later edition each one of the earlier became: by place in `earlier`. */
function partnersOf(earlier: readonly Section[], later: readonly Section[]): Map<number, number> {
  const partners = new Map<number, number>();
  const taken = new Set<number>();
  const pair = (one: number, other: number) => {
    if (partners.has(one) || taken.has(other)) return;
    partners.set(one, other);
    taken.add(other);
  };
  for (const keyOf of [pathKey, headingKey]) {
    const places = Map.groupBy(later.keys(), (at) => keyOf(later[at] as Section));
    earlier.forEach((section, one) => {
      const free = partners.has(one) ? undefined : places.get(keyOf(section))?.find((other) => !taken.has(other));
      if (free !== undefined) pair(one, free);
    });
  }
  for (const { one, other } of alikePairs(earlier, later, partners, taken)) pair(one, other);
  return partners;
}

/** Pairs of what is left that are alike enough, most alike first. */
function alikePairs(
  earlier: readonly Section[],
  later: readonly Section[],
  partners: ReadonlyMap<number, number>,
  taken: ReadonlySet<number>,
) {
  const sketches = (sections: readonly Section[], isLeft: (at: number) => boolean) =>
    sections.flatMap((section, at) => (isLeft(at) ? [{ at, ...sketchOf(section) }] : []));
  const mine = sketches(earlier, (at) => !partners.has(at));
  const theirs = sketches(later, (at) => !taken.has(at));
  const pairs = mine.flatMap((one) =>
    theirs.flatMap((other) => {
      const heading = dice(one.heading, other.heading);
      const text = overlap(one.runs, other.runs);
      const alike = heading >= headingsAlike || text >= textsAlike;
      return alike ? [{ one: one.at, other: other.at, likeness: heading + text }] : [];
    }),
  );
  return pairs.sort((one, other) => other.likeness - one.likeness);
}

function sketchOf({ headings, text }: Section) {
  const words = wordsIn(text);
  const runs = words.slice(2).map((word, at) => `${words[at]} ${words[at + 1]} ${word}`);
  return {
    heading: new Set(wordsIn(plain(headings.at(-1) ?? '')).filter((word) => word.length > 2)),
    runs: new Set(runs),
  };
}

function dice(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const all = one.size + other.size;
  return all === 0 ? 0 : (2 * sharedBy(one, other)) / all;
}

/** The part of the smaller set that the other has too. */
function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const smaller = Math.min(one.size, other.size);
  return smaller === 0 ? 0 : sharedBy(one, other) / smaller;
}

function sharedBy(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of one) if (other.has(word)) shared += 1;
  return shared;
}

function pathKey({ headings }: Section): string {
  return headings.map(plain).join('\n');
}

function headingKey({ headings }: Section): string {
  return plain(headings.at(-1) ?? '');
}

/** A heading without its number ("Section 1.", "a.", "IV.") and without years. */
function plain(heading: string): string {
  return wordsIn(
    heading
      .replace(/^\s*(?:(?:section|part|chapter|раздел|глава|часть)\s+)?(?:\d+(?:\.\d+)*|[ivxlc]+|\p{L})[.):]\s+/iu, '')
      .replace(/(?<!\d)(?:19|20)\d\d(?!\d)/g, ''),
  ).join(' ');
}

function wordsIn(text: string): string[] {
  return Array.from(text.matchAll(/[\p{L}\p{M}\p{N}]+/gu), ([written]) => fold(written));
}
