import { z } from 'zod';
import { Failure } from '../../errors.ts';

/** The parameter by which a list is read on: what its last page gave as `next`. */
export const cursor = z
  .string()
  .max(1000, 'is none that this list gave')
  .optional()
  .meta({ description: 'Where to read on: `next` of the page before, with the same other parameters.' });

/** Where the next page begins; `null` on the last one. */
export const next = z
  .string()
  .nullable()
  .meta({ description: 'Ask again with `cursor=` this; `null` on the last page.' });

/** A place in a list as callers keep it: opaque to them. */
export function toCursor(place: Record<string, string | number>): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** The place that a cursor names. @throws Failure usage for what is no cursor of this list */
export function fromCursor<Place extends z.ZodType>(text: string, schema: Place): z.infer<Place> {
  const read = schema.safeParse(parsed(Buffer.from(text, 'base64url').toString('utf8')));
  if (read.success) return read.data;
  throw new Failure(
    'usage',
    'cursor: is none that this list gave with these parameters; read it from its first page.',
    {
      parameter: 'cursor',
    },
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @throws Failure cursor.stale */
export function stale(reason: string): never {
  throw new Failure('cursor.stale', `${reason} Read it again from its first page.`, { parameter: 'cursor' });
}
