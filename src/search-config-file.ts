import type { z } from 'zod';
import { Failure } from './errors.ts';

/**
 * The data of a file of `search-config/` as its schema reads it.
 * @throws Failure `taxonomy.invalid` naming file, entry and reason
 */
export function checkedFile<Schema extends z.ZodType>(file: string, schema: Schema, data: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw invalidEntry(file, entryAt(data, issue?.path ?? []), issue?.message ?? 'does not fit the schema');
}

/** The refusal of a file of `search-config/`. */
export function invalidEntry(file: string, entry: string, reason: string): Failure {
  return new Failure('taxonomy.invalid', `${file}: ${entry}: ${reason}`);
}

/** The path to a mistake, with the ids of the entries on the way. */
function entryAt(data: unknown, path: readonly PropertyKey[]): string {
  let here: unknown = data;
  const names: string[] = [];
  for (const step of path) {
    here = typeof here === 'object' && here !== null ? Reflect.get(here, step) : undefined;
    const named =
      typeof here === 'object' && here !== null ? (Reflect.get(here, 'id') ?? Reflect.get(here, 'key')) : undefined;
    names.push(typeof named === 'string' ? `${String(step)} (${named})` : String(step));
  }
  return names.join(' / ') || 'whole file';
}
