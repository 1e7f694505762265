import { z } from 'zod';
import { tiers } from '../../../model/publisher.ts';
import { count, instant, isoDate } from './basic.ts';
import { timeline } from './search.ts';

/** What one run of a source yielded. */
const run = z
  .object({
    startedAt: instant,
    finishedAt: instant.nullable(),
    found: count,
    new: count,
    changed: count,
    unchanged: count,
    gone: count,
    passedOver: count,
    problems: count,
    problemCodes: z.record(z.string(), count).meta({ description: 'How many problems there were of each code.' }),
    left: count.meta({ description: 'Reports and list pages that wait for the next run.' }),
    yield: z.object({ measured: count, dated: count, long: count }).meta({
      description: 'Of so many of the newest reports, how many state a date, and have as much text as is expected.',
    }),
  })
  .meta({ id: 'Run' });

/** A source, its last run and its open problems. */
export const source = z
  .object({
    id: z.string(),
    publisher: z.string(),
    title: z.string(),
    homepage: z.string(),
    tier: z.literal(tiers),
    kind: z.string(),
    languages: z.array(z.string()),
    schedule: z.string().meta({ description: 'Cron: minute, hour, day of month, month, day of week.' }),
    verified: z.enum(['recorded', 'shape', 'unverified']),
    expect: z.object({
      links: z.tuple([count, count]),
      dated: z.number(),
      text: z.object({ characters: count, share: z.number() }),
      silentDays: count,
    }),
    state: z
      .object({ on: z.boolean(), why: z.string(), message: z.string() })
      .meta({ description: 'Whether it is crawled, and why.' }),
    alarms: z.array(z.object({ code: z.string(), message: z.string(), since: instant })),
    reports: count.nullable().meta({ description: '`null` while search cannot be reached.' }),
    lastRun: run.nullable(),
    problems: z.array(z.object({ url: z.string(), code: z.string(), message: z.string(), at: instant })),
  })
  .meta({ id: 'Source' });

/** The source card, as it is printed beside an exhibit. */
const card = z
  .object({
    mandate: z.string(),
    method: z.string().nullable().meta({ description: '`null` where nobody has assessed it.' }),
    bias: z.string().nullable().meta({ description: '`null` where nobody has assessed it.' }),
    licence: z.string().nullable().meta({ description: '`null` where nothing is known: ask the publisher.' }),
    terms: z.string().nullable().meta({ description: 'Where the publisher states them.' }),
    designations: z
      .array(
        z.object({
          as: z.enum(['foreign-agent', 'undesirable', 'extremist', 'terrorist', 'blocked']),
          since: isoDate.nullable(),
          doubtful: z.boolean().meta({ description: 'Nobody has checked it, or sources differ.' }),
          note: z.string().nullable(),
        }),
      )
      .meta({ description: 'What Russia has declared the publisher to be.' }),
  })
  .meta({ id: 'SourceCard', description: 'Who it is, how it comes to know, what opposing counsel would say of it.' });

/** A source with its last runs and its reports over time. */
export const sourceAnswer = source.extend({ card, runs: z.array(run), timeline }).meta({ id: 'SourceInFull' });

/** How the instance is. */
export const health = z.object({
  status: z.enum(['ok', 'failing']),
  version: z.string(),
  store: z.enum(['reachable', 'unreachable']),
  engine: z.enum(['reachable', 'unreachable']),
  counts: z.object({ reports: count, passages: count, snapshots: count }).nullable(),
  indexBehindBy: count.nullable().meta({ description: 'Changed reports that the index lacks, at most 1000.' }),
});
