import type { MultiSearchQuery } from 'meilisearch';
import { stem } from '../../text/analyse.ts';
import { commonest, correctable, oneOfEachStem, similarForms, slipsAllowed } from '../corrections.ts';
import type { Vocabulary } from '../plan.ts';
import { shortestName, soundsOf } from '../sounds.ts';
import { askEach, type Server } from './client.ts';
import { tokenOf, writtenOf } from './entry.ts';
import { isIn } from './filter.ts';
import type { Known } from './knowledge.ts';

const roundsAtMost = 6;
const beginningsScanned = 300;
const beginningsCounted = 100;
const beginningsTaken = 16;
const similarScanned = 20;
const namesScanned = 60;

/**
 * Makes a plan that asks a vocabulary, over a vocabulary that lives in a server: the plan is made with what is known, what it missed is
 * fetched, all of it at once, and it is made again until it misses nothing. `meanwhile` is told the first one that is made on guesses: that every
 * word is known and has no other spellings.
 */
export async function withVocabulary<Result>(
  server: Server,
  known: Known,
  make: (vocabulary: Vocabulary) => Result,
  meanwhile?: (guess: Result) => void,
): Promise<Result> {
  for (let round = 1; ; round += 1) {
    const missed = noKnowledge();
    const result = make(noting(known, missed));
    const complete = Object.values(missed).every((words) => words.size === 0);
    if (complete || round === roundsAtMost) return result;
    if (round === 1) meanwhile?.(result);
    await Promise.all([
      frequencies(server, missed.frequency, known.frequency),
      names(server, missed.names, known.names),
      similar(server, missed.similar, known),
      beginnings(server, missed.beginning, known),
    ]);
  }
}

type Kind = 'frequency' | 'beginning' | 'similar' | 'names';
type Missed = Record<Kind, Set<string>>;

function noKnowledge(): Missed {
  return { frequency: new Set(), beginning: new Set(), similar: new Set(), names: new Set() };
}

function noting(known: Known, missed: Missed): Vocabulary {
  const look = <Value>(kind: Kind, word: string, value: Value | undefined, meanwhile: Value) => {
    if (value === undefined) missed[kind].add(word);
    return value ?? meanwhile;
  };
  return {
    // A word that is taken for known meanwhile is not corrected for nothing.
    frequency: (word) => look('frequency', word, known.frequency.get(word), 1),
    beginning: (prefix) => look('beginning', prefix, known.beginning.get(prefix), []),
    similar: (form) => look('similar', form, known.similar.get(form), []),
    names: (form) => look('names', form, known.names.get(form), []),
  };
}

async function frequencies(server: Server, stems: Iterable<string>, known: Map<string, number>): Promise<void> {
  const wanted = [...new Set(stems)].filter((word) => !known.has(word));
  const answers = await askEach(
    server,
    wanted.map((word) => ({
      indexUid: server.names.passages,
      q: `"${tokenOf(word)}"`,
      matchingStrategy: 'all',
      limit: 0,
    })),
  );
  wanted.forEach((word, at) => {
    known.set(word, answers[at]?.total ?? 0);
  });
}

async function names(server: Server, forms: ReadonlySet<string>, known: Map<string, string[]>): Promise<void> {
  const wanted = [...forms].filter((form) => form.length >= shortestName);
  const answers = await askEach(
    server,
    wanted.map((form) => wordsQuery(server, { filter: [[itself(form), soundsAs(form)]], limit: namesScanned + 1 })),
  );
  for (const form of forms) if (form.length < shortestName) known.set(form, []);
  wanted.forEach((form, at) => {
    const hits = answers[at]?.hits ?? [];
    const isNoName = hits.some((hit) => hit.small === true);
    const others = formsOf(answers[at]).filter((other) => other !== form);
    known.set(form, isNoName ? [] : oneOfEachStem(others.toSorted(), form));
  });
}

function itself(form: string): string {
  return isIn('form', [tokenOf(form)]);
}

/** Forms that sound so and only ever stand with a capital. */
function soundsAs(form: string): string {
  const { all } = soundsOf(form);
  return `(${isIn('sound', all)} OR ${isIn('root', all)}) AND small NOT EXISTS`;
}

/** Meilisearch finds the words that may be meant; which of them are nearest, and commonest, is decided as in every engine. */
async function similar(server: Server, forms: ReadonlySet<string>, known: Known): Promise<void> {
  const wanted = [...forms].filter(correctable);
  // A space at the end says that the last word is whole.
  const ask = (form: string) => wordsQuery(server, { q: `${tokenOf(form)} `, limit: similarScanned });
  const answers = await askEach(server, wanted.map(ask));
  const candidates = wanted.map((form, at) => nearLength(form, formsOf(answers[at])));
  for (const form of forms) if (!correctable(form)) known.similar.set(form, []);
  await frequencies(server, candidates.flat().map(stem), known.frequency);
  wanted.forEach((form, at) => {
    const frequency = (other: string) => known.frequency.get(stem(other)) ?? 0;
    known.similar.set(form, similarForms(form, candidates[at] ?? [], frequency));
  });
}

async function beginnings(server: Server, prefixes: ReadonlySet<string>, known: Known): Promise<void> {
  const wanted = [...prefixes];
  const ask = (prefix: string) => wordsQuery(server, { q: tokenOf(prefix), limit: beginningsScanned });
  const answers = await askEach(server, wanted.map(ask));
  const stems = wanted.map((prefix, at) => {
    const forms = formsOf(answers[at])
      .filter((form) => form.startsWith(prefix))
      .sort();
    return new Set([...new Set(forms.map(stem))].slice(0, beginningsCounted));
  });
  await frequencies(
    server,
    stems.flatMap((some) => [...some]),
    known.frequency,
  );
  wanted.forEach((prefix, at) => {
    const frequency = (word: string) => known.frequency.get(word) ?? 0;
    const taken = commonest(stems[at] ?? new Set(), frequency).slice(0, beginningsTaken);
    known.beginning.set(prefix, taken);
  });
}

function wordsQuery(server: Server, query: Omit<MultiSearchQuery, 'indexUid'>): MultiSearchQuery {
  return { indexUid: server.names.words, attributesToRetrieve: ['form', 'small'], ...query };
}

function formsOf(answer: { hits: Record<string, unknown>[] } | undefined): string[] {
  return (answer?.hits ?? []).map((hit) => writtenOf(String(hit.form)));
}

function nearLength(form: string, others: readonly string[]): string[] {
  const most = slipsAllowed([...form].length);
  return others.filter((other) => Math.abs(other.length - form.length) <= most);
}
