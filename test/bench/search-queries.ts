import { inflected, type Language, lemma, randomOf, reportDocuments } from './corpus.ts';

const plain: ReadonlySet<string> = new Set(['rare', 'common', 'two', 'three', 'prefix', 'typo', 'inflected']);

/** Whether the queries of a type are words alone, without phrases, filters and exclusions. */
export function isPlain(type: string): boolean {
  return plain.has(type);
}

/** The queries that are measured, of twelve types in turn: type and parameters. Words and phrases are taken from reports of the corpus. */
export function mixedQueries(
  reports: number,
  ofEachType = 20,
  seed = 4711,
): [type: string, parameters: Record<string, string>][] {
  const random = randomOf(seed);
  const queries: [string, Record<string, string>][] = [];
  for (let at = 0; at < ofEachType; at += 1) {
    const language: Language = at % 10 < 6 ? 'en' : 'ru';
    const rank = (low: number, high: number) => low + Math.floor(random() * (high - low));
    const common = () => inflected(language, rank(60, 250), random);
    const text = passageOf(language, Math.floor(random() * reports), random);
    const words = text.replaceAll('.', '').split(' ');
    const phraseAt = Math.floor(random() * 100);
    queries.push(['rare', { q: lemma(language, rank(8000, 40_000)) }]);
    queries.push(['common', { q: common() }]);
    queries.push(['two', { q: `${common()} ${common()}` }]);
    queries.push(['three', { q: [words[3], words[40], words[80]].join(' ') }]);
    queries.push(['phrase', { q: `"${words.slice(phraseAt, phraseAt + 3).join(' ')}"` }]);
    queries.push(['prefix', { q: `${common()} ${lemma(language, rank(300, 5000)).slice(0, 4)}`, prefix: 'true' }]);
    queries.push(['typo', { q: misspelt(lemma(language, rank(1200, 14_000))) }]);
    queries.push(['filter', { q: common(), category: `category-${at % 22}`, from: '2018', until: '2023-06' }]);
    queries.push(['inflected', { q: inflected(language, rank(250, 3000), random) }]);
    queries.push(['exclude', { q: `${common()} -${common()}`, language, sort: 'newest' }]);
    queries.push(['nothing', { q: `${words[5]} ${words[60]} zzyzx ${lemma(language, rank(20_000, 50_000))}` }]);
    queries.push(['browse', { category: `category-${at % 22}`, source: `source-${at % 40}` }]);
  }
  return queries;
}

function passageOf(language: Language, number: number, random: () => number): string {
  const start = number - (number % 10) + (language === 'en' ? 0 : 6);
  const documents = reportDocuments(start);
  return documents[Math.floor(random() * documents.length)]?.text ?? '';
}

function misspelt(word: string): string {
  return word.length < 5 ? word : `${word.slice(0, 2)}${word.slice(3)}`;
}
