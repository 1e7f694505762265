import type { Span } from '../model/values.ts';
import { stemsOf, stretches, wordOf } from '../text/analyse.ts';
import { initialsOf, mayBegin } from '../text/initials.ts';
import type { QueryTerm } from './box.ts';
import type { Expansion } from './plan.ts';
import { type SearchQuery, termsOf } from './query.ts';

/** A provision that a text refers to, where and in whatever spelling. */
type Reference = Span & { key: string };

type Sought = { phrases: string[][]; beginnings: string[] };

/**
 * Where the words of a query stand in a text, in any inflection, in order, without overlap; phrases only where the whole phrase stands.
 * `expansions` of the search's result mark synonyms, other spellings and corrections too; of the `references` of the text those are marked that
 * the query names and that none of its words shows, since they are spelled otherwise (`255-FZ` for `255-ФЗ`, `280³` for `280.3`).
 */
export function marks(
  text: string,
  query: Pick<SearchQuery, 'text' | 'terms'>,
  expansions: readonly Expansion[] = [],
  references: readonly Reference[] = [],
): Span[] {
  const terms = termsOf(query).all.flat();
  const added = expansions.flatMap((expansion) => expansion.added.map(stemsOf));
  const sought: Sought = {
    phrases: [...terms.map((term) => term.stems), ...added].filter((phrase) => phrase.length > 0),
    beginnings: terms.filter((term) => term.prefix).map(beginningOf),
  };
  if (sought.phrases.length === 0) return [];
  const hits = found(text, sought);
  return joined([...hits, ...spelledOtherwise(references, terms, hits)]);
}

function spelledOtherwise(
  references: readonly Reference[],
  terms: readonly QueryTerm[],
  hits: readonly Span[],
): Span[] {
  const keys = new Set(terms.filter(({ exact }) => exact).map(({ stems }) => stems.join(' ')));
  return references
    .filter(({ key }) => keys.has(key.toLowerCase()))
    .filter(({ start, end }) => !hits.some((hit) => start < hit.end && hit.start < end))
    .map(({ start, end }) => ({ start, end }));
}

/**
 * The part of a text that shows most of its marks: `words` words at most, whole words, offsets into the text. The whole text when it is
 * short enough.
 */
export function window(text: string, marked: readonly Span[], words: number): Span {
  const tokens = stretches(text);
  if (tokens.length <= words) return { start: 0, end: text.length };
  const isMarked = tokens.map((token) => marked.some((mark) => token.start < mark.end && mark.start < token.end));
  let count = isMarked.slice(0, words).filter(Boolean).length;
  let best = { at: 0, count };
  for (let at = 1; at + words <= tokens.length; at += 1) {
    count += Number(isMarked[at + words - 1]) - Number(isMarked[at - 1]);
    if (count > best.count) best = { at, count };
  }
  const at = centred(best.at, isMarked, words);
  return { start: tokens[at]?.start ?? 0, end: tokens[at + words - 1]?.end ?? text.length };
}

/** Moves a window on so that what it shows stands in its middle. */
function centred(at: number, isMarked: readonly boolean[], words: number): number {
  const first = isMarked.indexOf(true, at);
  const last = isMarked.lastIndexOf(true, at + words - 1);
  if (first < 0 || last < first) return at;
  const start = Math.round((first + last - words + 1) / 2);
  return Math.max(0, Math.min(start, isMarked.length - words));
}

/** Of most words the first letter tells that they are none of those sought; only the others are folded and stemmed. */
function found(text: string, { phrases, beginnings }: Sought): Span[] {
  const byFirst = Map.groupBy(phrases, (phrase) => phrase[0] ?? '');
  const initials = initialsOf([...byFirst.keys(), ...beginnings]);
  const tokens = stretches(text);
  const stemAt = (at: number) => {
    const token = tokens[at];
    return token && wordOf(text.slice(token.start, token.end)).stem;
  };
  const hits: Span[] = [];
  for (const [at, { start, end }] of tokens.entries()) {
    if (!mayBegin(text, start, initials)) continue;
    const { form, stem } = wordOf(text.slice(start, end));
    for (const phrase of byFirst.get(stem) ?? []) {
      if (phrase.some((other, offset) => offset > 0 && stemAt(at + offset) !== other)) continue;
      hits.push({ start, end: tokens[at + phrase.length - 1]?.end ?? end });
    }
    if (beginnings.some((beginning) => form.startsWith(beginning))) hits.push({ start, end });
  }
  return hits;
}

/** Marks in order, those that overlap made one. */
function joined(hits: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const hit of hits.toSorted((one, other) => one.start - other.start)) {
    const last = result.at(-1);
    if (last !== undefined && hit.start < last.end) last.end = Math.max(last.end, hit.end);
    else result.push({ ...hit });
  }
  return result;
}

function beginningOf(term: QueryTerm): string {
  return term.forms[0] ?? '';
}
