import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { loadSearchConfig } from '../../src/search-config.ts';
import { createTagger } from '../../src/tag/tagger.ts';
import type { SearchConfig } from '../../src/tag/taxonomy.ts';
import { parseTerm } from '../../src/tag/term.ts';
import { readGold } from '../eval/gold.ts';

const megabyte = 1_000_000;

/**
 * `npm run bench -- tag`: tagging speed on passages that are dense with terms and on passages without any, against a plain regular-expression
 * union of the same phrases in the same run; linearity to 5 MB in one passage; cost of ten times the terms; memory.
 */
export function benchTags(): void {
  const before = held();
  const config = loadSearchConfig();
  const start = performance.now();
  const tagger = createTagger(config);
  console.log(
    `taxonomy ${config.version}, ${config.categories.length} categories, compiled in ${ms(performance.now() - start)}`,
  );
  const passages = readGold(fileURLToPath(new URL('../gold/passages.jsonl', import.meta.url)));
  const dense = passages.filter((item) => item.primary.length > 0).map((item) => item.text);
  const plain = passages.filter((item) => item.hard).map((item) => item.text);
  const mixed = dense.flatMap((text, at) => [
    text,
    ...Array.from({ length: 4 }, (_, step) => plain[(at * 4 + step) % plain.length] ?? ''),
  ]);
  speed('every passage tagged', dense, (texts) => tagger.tag({ language: 'ru', passages: texts }));
  const ours = speed('one passage in five tagged', mixed, (texts) => tagger.tag({ language: 'ru', passages: texts }));
  console.log(`memory held by the tagger and its caches: ${(held() - before).toFixed(0)} MB`);
  const union = unionOf(config);
  const sample = mixed.slice(0, 60);
  const plainly = speed(
    `plain union of ${union.count} phrases in one regular expression`,
    sample,
    (texts) => texts.map(({ text }) => text.match(union.pattern)?.length),
    1,
  );
  console.log(`tagging is ${(ours / plainly).toFixed(0)} times as fast as the union`);
  for (const size of [1, 2, 5])
    single(size, mixed.join(' '), (text) => tagger.tag({ language: 'ru', passages: [{ text }] }));
  const larger = createTagger(withMoreTerms(config));
  speed('the same with three times the terms', mixed, (texts) => larger.tag({ language: 'ru', passages: texts }));
}

/** Megabytes of UTF-8 a second of processor time of this thread, best of five rounds after one to warm up. */
function speed(
  name: string,
  texts: readonly string[],
  run: (texts: { text: string }[]) => unknown,
  rounds = 5,
): number {
  const passages = texts.map((text) => ({ text }));
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (rounds > 1) run(passages);
  let best = 0;
  for (let round = 0; round < rounds; round += 1) {
    const start = process.threadCpuUsage();
    run(passages);
    const spent = process.threadCpuUsage(start);
    best = Math.max(best, bytes / (spent.user + spent.system));
  }
  console.log(`${name}: ${best.toFixed(3)} MB/s`);
  return best;
}

function single(size: number, text: string, run: (text: string) => unknown): void {
  const long = text.repeat(Math.ceil((size * megabyte) / Buffer.byteLength(text)));
  const start = process.threadCpuUsage();
  run(long);
  const spent = process.threadCpuUsage(start);
  console.log(
    `one passage of ${(Buffer.byteLength(long) / megabyte).toFixed(1)} MB: ${ms((spent.user + spent.system) / 1000)}`,
  );
}

/** Every phrase of every category's terms as words with any ending, the naive way. */
function unionOf(config: SearchConfig): { pattern: RegExp; count: number } {
  const phrases = new Set<string>();
  for (const { terms } of config.categories) {
    for (const term of [...terms.en.strong, ...terms.en.weak, ...terms.ru.strong, ...terms.ru.weak]) {
      for (const { paths } of parseTerm(term)) {
        for (const path of paths) {
          if (path.some((step) => step.need.kind === 'class')) continue;
          phrases.add(path.map((step) => step.need.value).join(String.raw`\S*\s+(?:\S+\s+){0,2}`));
        }
      }
    }
  }
  return { pattern: new RegExp(`(?<!\\p{L})(?:${[...phrases].join('|')})`, 'giu'), count: phrases.size };
}

/** Terms of made-up words beside the real ones. */
function withMoreTerms(config: SearchConfig): SearchConfig {
  const more = (terms: string[], at: number) => [
    ...terms,
    ...terms.flatMap((_, step) => [`zq${at}x${step} vw${step}`, `кщ${at}ъ${step} жщ${step}`]),
  ];
  const categories = config.categories.map((category, at) => ({
    ...category,
    terms: {
      en: { strong: more(category.terms.en.strong, at), weak: more(category.terms.en.weak, at + 100) },
      ru: { strong: more(category.terms.ru.strong, at + 200), weak: more(category.terms.ru.weak, at + 300) },
    },
  }));
  return { ...config, categories };
}

/** Megabytes in use after a full collection. */
function held(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed / megabyte;
}

function ms(duration: number): string {
  return `${duration.toFixed(0)} ms`;
}
