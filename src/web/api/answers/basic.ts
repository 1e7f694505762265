import { z } from 'zod';
import { tiers } from '../../../model/publisher.ts';

/** What several answers and parameters are made of. */
export const instant = z.iso.datetime().meta({ description: 'UTC, ISO 8601.', examples: ['2026-11-20T08:30:00.000Z'] });
export const isoDate = z.string().meta({
  description: 'As precise as the source states it: a year, a month or a day.',
  examples: ['2024', '2024-06', '2024-06-26'],
});
export const statedDate = isoDate.nullable().meta({ description: '`null` when the source states none.' });
export const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ description: 'SHA-256 of the raw bytes, hexadecimal.' });
export const language = z.string().meta({ description: 'BCP 47; `und` when unknown.', examples: ['en', 'ru'] });
export const status = z.enum(['live', 'changed', 'gone', 'withdrawn']).meta({
  id: 'ReportStatus',
  description:
    'What matters most: gone from its address, else withdrawn by its publisher, else changed since first read.',
});
export const count = z.int().min(0);
export const offset = z.int().min(0).meta({ description: 'UTF-16 code units.' });
export const span = z
  .object({ start: offset, end: offset })
  .meta({ id: 'Span', description: '`text.slice(start, end)`, in UTF-16 code units.' });
export const counts = z.record(z.string(), count);

/** An id of a report: source and hash of its canonical address, stable for ever. */
export const reportId = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'There is no report of this id.')
  .max(100, 'There is no report of this id.')
  .meta({ description: 'Source and hash of the canonical address; never changes.', examples: ['uscirf-3f9a1c2b'] });
/** An id of a passage: report, version, ordinal. */
export const passageId = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*\.\d{1,9}\.\d{1,9}$/, 'There is no passage of this id.')
  .max(120, 'There is no passage of this id.')
  .meta({ description: 'Report, version and ordinal; never changes.', examples: ['uscirf-3f9a1c2b.1.4'] });

/** An id that is looked up as it stands, such as of an account or a subscription. */
export const anyId = z.string().max(100);

/** The answer of what has nothing to tell but that it was done. */
export const done = z.object({ done: z.literal(true) });

/** A whole number from 1 to `most`, as a parameter. */
export function whole(most: number): z.ZodInt {
  const message = `must be a whole number from 1 to ${most}`;
  return z.int(message).min(1, message).max(most, message);
}

/** Whom a report is from that was added by hand. */
export const byHand = z
  .object({
    publisher: z.string(),
    tier: z.literal(tiers).nullable(),
    kind: z.string().nullable(),
    by: z.string().nullable().meta({ description: 'Who added it.' }),
    file: z
      .string()
      .nullable()
      .meta({ description: 'From which file, or from which address that is not its publisher’s.' }),
  })
  .nullable()
  .meta({ description: 'What was said of a report that was added by hand; `null` when a source gave it.' });
