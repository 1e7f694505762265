import { z } from 'zod';
import { digestOf } from '../../account/secret.ts';
import { Failure } from '../../errors.ts';
import type { Finder, SearchPage } from '../../find.ts';
import type { SearchQuery } from '../../search/query.ts';
import { fromCursor, stale, toCursor } from './cursor.ts';

const lastPage = 10_000;

/**
 * A page of a search and the cursor of the next. A cursor names the report that the page before ended with: when that no longer stands there,
 * reports came, went or changed places, and the next page would repeat or skip some.
 * @throws Failure usage for a cursor of another search, cursor.stale, search.*
 */
export async function readOn(
  finder: Pick<Finder, 'find'>,
  query: SearchQuery,
  cursor: string | undefined,
): Promise<SearchPage & { next: string | null }> {
  const search = digestOf(JSON.stringify({ ...query, page: 1 })).slice(0, 16);
  if (cursor === undefined) return withNext(await finder.find(query), search);
  if (query.page > 1) throw new Failure('usage', 'page: say page or cursor, not both.', { parameter: 'page' });
  const place = z.strictObject({ search: z.literal(search), page: z.int().min(2).max(lastPage), after: z.string() });
  const { page, after } = fromCursor(cursor, place);
  const [before, found] = await Promise.all([
    finder.find({ ...query, page: page - 1 }),
    finder.find({ ...query, page }),
  ]);
  if (before.hits.at(-1)?.reportId !== after) stale('What this search finds has changed since the page before.');
  return withNext(found, search);
}

function withNext(found: SearchPage, search: string): SearchPage & { next: string | null } {
  const last = found.hits.at(-1);
  const more = last !== undefined && found.page * found.size < found.total && found.page < lastPage;
  return { ...found, next: more ? toCursor({ search, page: found.page + 1, after: last.reportId }) : null };
}
