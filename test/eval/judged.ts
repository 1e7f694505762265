import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const schema = z.strictObject({
  note: z.string().startsWith('SAMPLE'),
  passages: z.array(
    z.strictObject({ id: z.string(), language: z.enum(['en', 'ru', 'uk']), date: z.iso.date(), text: z.string() }),
  ),
  queries: z.array(
    z.strictObject({
      id: z.string(),
      q: z.string(),
      kind: z.enum(['cross-language', 'name', 'one-language']),
      judged: z.record(z.string(), z.union([z.literal(1), z.literal(2), z.literal(3)])),
    }),
  ),
});

/** Passages, and queries with what was judged of them: passage id to 1, 2 or 3; what is not named is 0. See test/gold/README.md. */
export type Judged = Pick<z.infer<typeof schema>, 'passages' | 'queries'>;
export type JudgedQuery = Judged['queries'][number];

/** Reads all files of a folder as one collection. @throws when one does not fit, an id stands twice or a judged passage does not exist */
export function readJudged(folder: string): Judged {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const parts = files.toSorted().map((name) => schema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
  const passages = parts.flatMap((part) => part.passages);
  const queries = parts.flatMap((part) => part.queries);
  checkIds(passages, queries);
  return { passages, queries };
}

function checkIds(passages: Judged['passages'], queries: Judged['queries']): void {
  const ids = new Set(passages.map(({ id }) => id));
  if (ids.size < passages.length) throw new Error('the id of a passage stands twice');
  if (new Set(queries.map(({ id }) => id)).size < queries.length) throw new Error('the id of a query stands twice');
  for (const { id, judged } of queries) {
    const unknown = Object.keys(judged).find((passage) => !ids.has(passage));
    if (unknown !== undefined) throw new Error(`${id}: there is no passage ${unknown}`);
  }
}
