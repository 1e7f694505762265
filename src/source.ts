/**
 * The kit: all that a file in `crawlers/` may import. A source is a value; it may not fetch, log, wait or read the clock.
 */
import { prettifyError, z } from 'zod';
import { Failure } from './errors.ts';
import type { Draft } from './model/draft.ts';
import type { Discovery, Link, ListRequest, Page } from './model/page.ts';
import { type Tier, tiers } from './model/publisher.ts';
import { type IsoDate, type LanguageTag, languageTagPattern } from './model/values.ts';

export { z } from 'zod';
export type { Draft } from './model/draft.ts';
export type { Discovery, Link, Page } from './model/page.ts';
export type { RegisterEntry } from './model/register.ts';
export { aboutRussia } from './read/about-russia.ts';
export { article } from './read/article.ts';
export { csv } from './read/csv.ts';
export { parseDate } from './read/date.ts';
export { readDocument as document } from './read/document.ts';
export type { FeedItem } from './read/feed.ts';
export { pageOrFile, withFiles } from './read/files.ts';
export { fragment } from './read/fragment.ts';
export { html } from './read/html.ts';
export { echr, type HudocSite, hudocApplications, hudocDraft, hudocLink, hudocText } from './read/hudoc.ts';
export { json } from './read/json.ts';
export { knownList } from './read/known.ts';
export { addressList } from './read/list-addresses.ts';
export { jsonList, wordPressList } from './read/list-api.ts';
export { feedLink, feedList, sitemapList } from './read/list-feed.ts';
export { type Anchor, anchorLink, htmlList } from './read/list-html.ts';
export { minjustRegister } from './read/minjust-register.ts';
export { isRedacted, noReports, registerPage } from './read/register.ts';
export { russiaOnly } from './read/russia-only.ts';
export { unAnchor, unDraft, unLink } from './read/un.ts';

export const kinds = ['un', 'igo', 'court', 'government', 'ngo', 'media', 'register', 'academic'] as const;

export type SourceKind = (typeof kinds)[number];

/** What Russia has declared a publisher to be. `since`: as precise as it is known; `doubtful`: sources differ, or nobody has checked. */
type Designation = {
  as: (typeof designations)[number];
  since?: IsoDate;
  doubtful?: true;
  note?: string;
};

const designations = ['foreign-agent', 'undesirable', 'extremist', 'terrorist', 'blocked'] as const;

/** The source card that an attorney prints beside an exhibit: sentences in English, from the publisher's own description or public knowledge. */
type SourceCard = {
  /** Who the publisher is, by whom it was founded or charged, and what with. */
  mandate: string;
  /** How it comes to know what it publishes; absent where it has not been assessed, which is then said. */
  method?: string;
  /** What opposing counsel would say of it, and what can be answered; absent as `method` is. */
  bias?: string;
  /** The terms on which its texts may be reused; absent where nothing is known of them: then the publisher must be asked. */
  licence?: string;
  /** Where it states them, or the text of the licence that it names. */
  terms?: string;
  designations: readonly Designation[];
};

/** What a healthy source yields; what falls short is an alarm that operator and readers see. */
type Expectation = {
  /** Addresses that the lists of an ordinary run show, the back-fill of a first one apart. */
  links: readonly [min: number, max: number];
  /** The share of its reports that state a date, 0 to 1. */
  dated: number;
  /** At least this share (0 to 1) of its reports have so many characters of text. */
  text: { characters: number; share: number };
  /** The longest that it may bring no new or changed report, in days. */
  silentDays: number;
};

/** A publisher and how to read it. `schedule` is a cron expression in UTC; `delayMs` the pause between two requests to its host. */
export type Source = {
  id: string;
  publisher: string;
  title: string;
  homepage: string;
  tier: Tier;
  kind: SourceKind;
  languages: readonly LanguageTag[];
  card: SourceCard;
  schedule: string;
  delayMs: number;
  /** How far the file rests on real bytes: a recording, an evidenced shape, or neither yet. Unverified sources are off until they were seen to work. */
  verified: 'recorded' | 'shape' | 'unverified';
  expect: Expectation;
  /** What one run may take of a back-fill: list pages and report pages. The next run goes on from there. */
  backfill?: { lists: number; reports: number };
  /** List pages to begin with. */
  start: readonly ListRequest[];
  /** Reads one list page. @throws Failure extract.* when the page has not the expected shape */
  discover(page: Page): Discovery;
  /** Reads one report page. May be asynchronous (PDF, DOCX). @throws Failure extract.* */
  extract(page: Page, link: Link): Draft | Promise<Draft>;
};

/**
 * A source, checked and frozen.
 * @throws Failure config.invalid that names the source and every field that is wrong
 */
export function defineSource(definition: Source): Source {
  const checked = sourceSchema.safeParse(definition);
  if (checked.success) return Object.freeze({ ...definition });
  throw new Failure(
    'config.invalid',
    `The source "${definition.id}" is not well defined:\n${prettifyError(checked.error)}`,
    {
      cause: checked.error,
    },
  );
}

const httpsAddress = z.url({ protocol: /^https$/, error: 'an https address is expected' });
const sentence = z.string().regex(/\S.*[.!?)»”"]$/s, 'a sentence is expected, with a full stop');
const share = z.number().min(0).max(1);
const day = z.string().regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/, 'a date is expected: 2024, 2024-06 or 2024-06-26');

const cardSchema = z.strictObject({
  mandate: sentence,
  method: sentence.optional(),
  bias: sentence.optional(),
  licence: sentence.optional(),
  terms: httpsAddress.optional(),
  designations: z.array(
    z.strictObject({
      as: z.enum(designations),
      since: day.optional(),
      doubtful: z.literal(true).optional(),
      note: sentence.optional(),
    }),
  ),
});

const expectationSchema = z.strictObject({
  links: z
    .tuple([z.int().min(0), z.int().min(1)])
    .refine(([min, max]) => min <= max, 'the minimum must not be above the maximum'),
  dated: share,
  text: z.strictObject({ characters: z.int().min(1), share }),
  silentDays: z.int().min(1).max(1000),
});

/** Lowest and highest value of the five fields of a cron expression: minute, hour, day of month, month, day of week. */
const cronFields = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 7],
] as const;

const sourceSchema = z.object({
  id: z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'lower-case letters, digits and single hyphens are expected'),
  publisher: z.string().min(1),
  title: z.string().min(1),
  homepage: httpsAddress,
  tier: z.literal(tiers),
  kind: z.enum(kinds),
  languages: z.array(z.string().regex(languageTagPattern, 'a BCP 47 language tag is expected')).min(1),
  schedule: z
    .string()
    .refine(isCron, 'a cron expression of five fields is expected: minute, hour, day, month, weekday'),
  delayMs: z.int().min(0).max(600_000),
  verified: z.enum(['recorded', 'shape', 'unverified']),
  card: cardSchema,
  expect: expectationSchema,
  backfill: z.strictObject({ lists: z.int().min(1), reports: z.int().min(1) }).optional(),
  start: z.array(httpsAddress.or(z.strictObject({ url: httpsAddress, body: z.json() }))).min(1),
  discover: z.custom<Source['discover']>((value) => typeof value === 'function', 'a function is expected'),
  extract: z.custom<Source['extract']>((value) => typeof value === 'function', 'a function is expected'),
});

function isCron(schedule: string): boolean {
  const fields = schedule.split(' ');
  return (
    fields.length === cronFields.length && cronFields.every(([min, max], at) => isCronField(fields[at] ?? '', min, max))
  );
}

function isCronField(field: string, min: number, max: number): boolean {
  return field.split(',').every((part) => {
    const { from, to = from } = /^(?:\*|(?<from>\d+)(?:-(?<to>\d+))?)(?:\/[1-9]\d*)?$/.exec(part)?.groups ?? {
      from: 'none',
    };
    if (from === undefined) return true;
    return Number(from) >= min && Number(to) <= max && Number(from) <= Number(to);
  });
}
