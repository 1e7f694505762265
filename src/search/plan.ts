import { analyse, stemsOf } from '../text/analyse.ts';
import type { QueryTerm } from './box.ts';
import { type SearchQuery, termsOf } from './query.ts';
import { stopWords } from './stop-words.ts';

/** What an index knows of words; a plan asks it for names, corrections and frequencies. */
export type Vocabulary = {
  /** How many passages hold the stem. */
  frequency(stem: string): number;
  /** Stems of the commonest forms that begin so. */
  beginning(prefix: string): string[];
  /** Forms one or two slips away from a form that nothing contains. */
  similar(form: string): string[];
  /** Names that are spelt the same in another alphabet or transliteration. */
  names(form: string): string[];
};

/** What was looked for beside a word as typed. `added` are words or phrases that can be shown and highlighted. */
export type Expansion = { word: string; added: string[]; by: 'synonym' | 'name' | 'spelling' };

/** Stems that stand next to one another, in order; one stem is a plain word. */
export type StemPhrase = string[];

/** Must match by at least one alternative, all of whose phrases must stand in the passage. */
export type Clause = { typed: string; any: StemPhrase[][]; droppable: boolean; frequency: number };

/** A query with its words widened to what can stand for them, in stems. */
export type Plan = { clauses: Clause[]; none: StemPhrase[]; expansions: Expansion[] };

/**
 * Phrases of the same meaning, found by what was typed: by its folded forms, else by its stems, each joined by a space, without stop words.
 * `longest`: words of the longest key.
 */
export type Synonyms = {
  longest: number;
  byForms: ReadonlyMap<string, readonly string[]>;
  byStems: ReadonlyMap<string, readonly string[]>;
};

/** What was typed, and which of its words may be widened: all that is not `false`. */
type Typed = Pick<SearchQuery, 'text' | 'terms' | 'synonyms' | 'names' | 'spelling'>;

/** Looking up corrections takes longer than all else; a query of more unknown words is none that was typed by mistake. */
const correctionsAtMost = 6;

/**
 * Reads groups such as `['foreign agent', 'иностранный агент', 'иноагент']`. Of groups whose phrases differ but share their stems (`protest`,
 * `Protestant`) the one that holds the very forms is meant.
 */
export function synonymsOf(groups: readonly (readonly string[])[]): Synonyms {
  const byForms = new Map<string, string[]>();
  const byStems = new Map<string, string[]>();
  let longest = 0;
  for (const group of groups) {
    for (const phrase of group) {
      const tokens = analyse(phrase).filter(({ form }) => !stopWords.has(form));
      longest = Math.max(longest, tokens.length);
      const key = stemsOf(phrase).join(' ');
      const others = group.filter((other) => stemsOf(other).join(' ') !== key);
      add(byForms, tokens.map(({ form }) => form).join(' '), others);
      add(byStems, tokens.map(({ stem }) => stem).join(' '), others);
    }
  }
  return { longest, byForms, byStems };
}

function add(phrases: Map<string, string[]>, key: string, others: readonly string[]): void {
  phrases.set(key, [...new Set([...(phrases.get(key) ?? []), ...others])]);
}

/** Widens the words of a query by synonyms, names, beginnings and corrections, as far as it allows. */
export function planQuery(query: Typed, vocabulary: Vocabulary, synonyms: Synonyms): Plan {
  const terms = termsOf(query);
  const plan: Plan = { clauses: [], none: terms.none.map((term) => term.stems), expansions: [] };
  let at = 0;
  while (at < terms.all.length) {
    const run = query.synonyms !== false ? synonymRun(terms.all, at, synonyms) : undefined;
    const clause = run === undefined ? groupClause(terms.all[at] ?? [], vocabulary, query, plan) : runClause(run, plan);
    plan.clauses.push({ ...clause, frequency: clauseFrequency(clause.any, vocabulary) });
    at += run?.terms.length ?? 1;
  }
  return plan;
}

type Run = { terms: QueryTerm[]; added: readonly string[] };

function synonymRun(groups: readonly QueryTerm[][], at: number, synonyms: Synonyms): Run | undefined {
  const terms: QueryTerm[] = [];
  let found: Run | undefined;
  for (const group of groups.slice(at, at + synonyms.longest)) {
    const term = group.length === 1 ? group[0] : undefined;
    if (term === undefined || term.quoted || term.prefix) break;
    terms.push(term);
    const added =
      synonyms.byForms.get(terms.flatMap((one) => one.forms).join(' ')) ??
      synonyms.byStems.get(terms.flatMap((one) => one.stems).join(' '));
    if (added !== undefined) found = { terms: [...terms], added };
  }
  return found;
}

function runClause(run: Run, plan: Plan): Omit<Clause, 'frequency'> {
  const typed = run.terms.map((term) => term.typed).join(' ');
  if (run.added.length > 0) plan.expansions.push({ word: typed, added: [...run.added], by: 'synonym' });
  const any = [run.terms.map((term) => term.stems), ...run.added.map((phrase) => [stemsOf(phrase)])];
  return { typed, any: distinct(any), droppable: true };
}

function groupClause(
  group: readonly QueryTerm[],
  vocabulary: Vocabulary,
  query: Typed,
  plan: Plan,
): Omit<Clause, 'frequency'> {
  const any = group.flatMap((term) => [[term.stems], ...widened(term, vocabulary, query, plan)]);
  const droppable = group.every((term) => !term.quoted);
  return { typed: [...new Set(group.map((term) => term.typed))].join(' OR '), any: distinct(any), droppable };
}

function widened(
  term: QueryTerm,
  vocabulary: Vocabulary,
  { names: byName, spelling }: Typed,
  plan: Plan,
): StemPhrase[][] {
  const form = term.forms[0];
  if (term.quoted || term.exact || form === undefined || term.forms.length > 1) return [];
  if (term.prefix) return vocabulary.beginning(form).map((stem) => [[stem]]);
  const names = byName !== false ? vocabulary.names(form) : [];
  if (names.length > 0) {
    plan.expansions.push({ word: term.typed, added: names, by: 'name' });
    return names.map((name) => [stemsOf(name)]);
  }
  const corrected = plan.expansions.filter(({ by }) => by === 'spelling').length;
  if (spelling === false || corrected >= correctionsAtMost || vocabulary.frequency(term.stems[0] ?? '') > 0) return [];
  const similar = vocabulary.similar(form);
  if (similar.length > 0) plan.expansions.push({ word: term.typed, added: similar, by: 'spelling' });
  return similar.map((other) => [stemsOf(other)]);
}

function clauseFrequency(any: readonly StemPhrase[][], vocabulary: Vocabulary): number {
  let sum = 0;
  for (const alternative of any) {
    sum += Math.min(...alternative.flat().map((stem) => vocabulary.frequency(stem)));
  }
  return sum;
}

function distinct(any: readonly StemPhrase[][]): StemPhrase[][] {
  const seen = new Map(any.map((alternative) => [JSON.stringify(alternative), alternative]));
  return [...seen.values()].filter(
    (alternative) => alternative.length > 0 && alternative.every((one) => one.length > 0),
  );
}
