import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Tag } from '../../src/model/tag.ts';
import { loadSearchConfig } from '../../src/search-config.ts';
import { createTagger, type Tagger } from '../../src/tag/tagger.ts';
import { type GoldItem, readGold } from './gold.ts';

const shipped = fileURLToPath(new URL('../gold/passages.jsonl', import.meta.url));

/** True and false positives and false negatives of one category. */
type Counts = { tp: number; fp: number; fn: number };

/** What the tagger makes of a gold set. */
export type Score = {
  categories: Map<string, Counts>;
  all: Counts;
  micro: number;
  macro: number;
  /** Hard negatives that got any tag, and how many there are. */
  hard: { tagged: number; of: number };
  errors: { item: GoldItem; missed: string[]; wrong: Tag[] }[];
};

/** Prints per-category and overall figures and every error. Texts of several paragraphs (blank lines) are tagged as one document. */
export function evaluateTags(options: string[]): number {
  const { values } = parseArgs({ args: options, options: { gold: { type: 'string' }, quiet: { type: 'boolean' } } });
  const config = loadSearchConfig();
  const result = score(readGold(values.gold ?? shipped), createTagger(config));
  if (values.quiet !== true) printErrors(result);
  print(result, config.version);
  return 0;
}

/** Scores a tagger: a tag counts as right when the category is primary or acceptable, as missed only when primary. */
export function score(items: readonly GoldItem[], tagger: Tagger): Score {
  const categories = new Map<string, Counts>();
  const of = (category: string) => {
    const counts = categories.get(category) ?? { tp: 0, fp: 0, fn: 0 };
    categories.set(category, counts);
    return counts;
  };
  const errors: Score['errors'] = [];
  const hard = { tagged: 0, of: 0 };
  for (const item of items) {
    const tags = tagsOf(item, tagger);
    const found = new Set(tags.map((tag) => tag.category));
    for (const category of item.primary) of(category)[found.has(category) ? 'tp' : 'fn'] += 1;
    const wrong = tags.filter(
      (tag, at) =>
        firstOfCategory(tags, at) && !item.primary.includes(tag.category) && !item.acceptable.includes(tag.category),
    );
    for (const tag of wrong) of(tag.category).fp += 1;
    const missed = item.primary.filter((category) => !found.has(category));
    if (missed.length > 0 || wrong.length > 0) errors.push({ item, missed, wrong });
    if (item.hard) hard.of += 1;
    if (item.hard && tags.length > 0) hard.tagged += 1;
  }
  return { categories, ...averages(categories), hard, errors };
}

function tagsOf(item: GoldItem, tagger: Tagger): Tag[] {
  const passages = item.text.split(/\n\s*\n/).filter((text) => text.trim() !== '');
  return tagger
    .tag({ language: item.language, passages: passages.map((text) => ({ text })) })
    .flatMap((tagging) => tagging.tags);
}

function firstOfCategory(tags: readonly Tag[], at: number): boolean {
  return tags.findIndex((tag) => tag.category === tags[at]?.category) === at;
}

function averages(categories: ReadonlyMap<string, Counts>): Pick<Score, 'all' | 'micro' | 'macro'> {
  const all = { tp: 0, fp: 0, fn: 0 };
  for (const counts of categories.values()) {
    all.tp += counts.tp;
    all.fp += counts.fp;
    all.fn += counts.fn;
  }
  const each = [...categories.values()].map(f1);
  return { all, micro: f1(all), macro: each.reduce((sum, value) => sum + value, 0) / Math.max(1, each.length) };
}

function f1({ tp, fp, fn }: Counts): number {
  return tp === 0 ? 0 : (2 * tp) / (2 * tp + fp + fn);
}

function print(result: Score, version: string): void {
  for (const [category, counts] of [...result.categories].toSorted(([a], [b]) => a.localeCompare(b))) {
    const { tp, fp, fn } = counts;
    const precision = tp + fp === 0 ? 0 : tp / (tp + fp);
    const recall = tp + fn === 0 ? 0 : tp / (tp + fn);
    const figures = `P ${precision.toFixed(2)}  R ${recall.toFixed(2)}  F1 ${f1(counts).toFixed(2)}`;
    console.log(`${category.padEnd(34)} ${figures}   right ${tp}, wrong ${fp}, missed ${fn}`);
  }
  console.log(`\nall categories: right ${result.all.tp}, wrong ${result.all.fp}, missed ${result.all.fn}`);
  console.log(`taxonomy ${version}: micro-F1 ${result.micro.toFixed(3)}, macro-F1 ${result.macro.toFixed(3)}`);
  console.log(`hard negatives: ${result.hard.tagged} of ${result.hard.of} got a tag`);
}

function printErrors(result: Score): void {
  for (const { item, missed, wrong } of result.errors) {
    console.log(`--- ${item.id} (${item.language})${item.hard ? ' hard negative' : ''}\n${item.text}`);
    if (missed.length > 0) console.log(`    missed: ${missed.join(', ')}`);
    for (const tag of wrong) console.log(`    wrong:  ${tag.category} by ${tag.rule} [${tag.quote}], gate ${tag.gate}`);
  }
  console.log('');
}
