import { z } from 'zod';
import { givenLine } from '../given-line.ts';
import type { IsoInstant } from '../model/values.ts';

/** How often a digest is sent. `at-once`: as soon as something is kept, ten minutes apart at least; `off`: nothing; what came meanwhile is caught up when it is on again. */
export const rates = ['at-once', 'daily', 'weekly', 'monthly', 'off'] as const;
export type Rate = (typeof rates)[number];

/** The languages that a digest can be written in. */
export const digestLanguages = ['en', 'ru'] as const;
export type DigestLanguage = (typeof digestLanguages)[number];

const note = z
  .string()
  .trim()
  .max(1000, 'at most 1000 characters')
  .regex(/^[\P{Cc}\n\r\t]*$/u, 'no control characters')
  .transform((text) => text.replace(/\r\n?/g, '\n'));

/** What a reader says of a subscription. Empty texts count as not said. */
export const givenSubscription = z.strictObject({
  title: givenLine(120).min(1, 'what the digest is called'),
  /**
   * What is asked for. `search`: the parameters of a search as they stand in an address (`q=draft&category=war-fakes`), which covers category,
   * provision and source too, and sources that are added later; `binder`: the id of a binder, whose reports are watched for changes.
   */
  wanted: z.union([z.strictObject({ search: givenLine(4000) }), z.strictObject({ binder: givenLine(100).min(1) })]),
  note: note.default(''),
  rate: z.enum(rates, `must be one of ${rates.join(', ')}`).default('weekly'),
  language: z.enum(digestLanguages, 'must be en or ru').default('en'),
  hour: z.coerce.number().int().min(0, 'an hour from 0 to 23').max(23, 'an hour from 0 to 23').default(7),
  timeZone: z.string().refine(isTimeZone, 'must be a time zone such as America/New_York').default('UTC'),
  heartbeat: z
    .boolean()
    .default(false)
    .meta({ description: 'A mail also when nothing is new. Has no effect with the rate `at-once`.' }),
});

/** What a reader decides: `hour` is of the wall clock in `timeZone`; with `heartbeat` a mail comes even when nothing is new, except at once. */
export type SubscriptionTerms = z.infer<typeof givenSubscription>;

/** Why nothing is sent any more: the reader asked by the link in a mail, mail servers refused, or nobody answered whether it is still wanted. */
export type StopReason = 'unsubscribed' | 'bounces' | 'stale';

/** A subscription as it is kept. */
export type Subscription = SubscriptionTerms & {
  /** Unguessable. */
  id: string;
  accountId: string;
  /** The confirmed address that digests go to. */
  mail: string;
  /** Opens the page that ends or keeps the subscription without signing in; stands in its mails alone. */
  token: string;
  createdAt: IsoInstant;
  /** The place in the change log up to which was selected. */
  cursor: number;
  /** When the next digest is due. */
  dueAt: IsoInstant;
  selectedAt?: IsoInstant;
  /** Mails in a row that a server refused for good. */
  refusals: number;
  stopped?: { reason: StopReason; at: IsoInstant };
  /** When the reader last made, changed or kept it. */
  touchedAt: IsoInstant;
  /** When the reader was asked whether it is still wanted; absent after an answer. */
  askedAt?: IsoInstant;
};

/** Whether a mail is due when nothing is new. At once there is none: there it would come with every report that does not concern the reader. */
export function hasHeartbeat({ rate, heartbeat }: Pick<SubscriptionTerms, 'rate' | 'heartbeat'>): boolean {
  return heartbeat && rate !== 'at-once';
}

/** Whether a name is a time zone of the IANA database that this Node knows. */
function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
