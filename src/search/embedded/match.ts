import type { Clause, StemPhrase } from '../plan.ts';

/**
 * The FTS5 expression of a plan. Only stems enter it, each phrase quoted, so that nothing that was typed can be read as syntax.
 * `undefined` when there is nothing positive to match.
 */
export function matchExpression(clauses: readonly Clause[], none: readonly StemPhrase[] = []): string | undefined {
  if (clauses.length === 0) return undefined;
  const wanted = clauses.map((clause) => anyOf(clause.any)).join(' AND ');
  return none.length === 0 ? wanted : `(${wanted}) NOT (${none.map(quoted).join(' OR ')})`;
}

/** Any of the words of the clauses, in title or headings. */
export function titleExpression(clauses: readonly Clause[]): string {
  return `{title headings} : (${matchExpression(clauses)})`;
}

/** Any of the phrases. */
export function anyExpression(phrases: readonly StemPhrase[]): string {
  return phrases.map(quoted).join(' OR ');
}

function anyOf(any: readonly StemPhrase[][]): string {
  return `(${any.map((alternative) => `(${alternative.map(quoted).join(' AND ')})`).join(' OR ')})`;
}

function quoted(phrase: StemPhrase): string {
  return `"${phrase.join(' ').replaceAll('"', '""').replaceAll('\0', ' ')}"`;
}
