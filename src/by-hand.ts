import { z } from 'zod';
import { Failure } from './errors.ts';
import { givenLine } from './given-line.ts';
import type { Draft } from './model/draft.ts';
import type { Link } from './model/page.ts';
import { tiers } from './model/publisher.ts';
import { languageTagPattern } from './model/values.ts';
import { kinds, type Source } from './source.ts';

/** The source id of every report that was added by hand. No file in crawlers/ has it. */
export const byHandId = 'by-hand';

/** Who says it, with what standing. Of what was added by hand `tier` and `kind` may be unknown. */
export type Issuer = Pick<Source, 'publisher'> & Partial<Pick<Source, 'tier' | 'kind'>>;

type Said = { publisher: string; tier?: Source['tier'] | null; kind?: string | null };

/** Whom a report is from: the publisher of its source, or the one named by whoever added it by hand; `undefined` when the source is no longer read. */
export function issuerOf(
  { byHand, sourceId }: { byHand?: Said | null; sourceId: string },
  sources: readonly Source[],
): Issuer | undefined {
  if (byHand === undefined || byHand === null) return sources.find(({ id }) => id === sourceId);
  const { publisher, tier, kind } = byHand;
  const known = kinds.find((one) => one === kind);
  return { publisher, ...(tier && { tier }), ...(known && { kind: known }) };
}

const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

/** What has to be said of a report that is added by hand, and what may be. Empty counts as not said. */
export const givenByHand = z.strictObject({
  url: givenLine(2000).regex(/^https?:\/\//i, 'the address at the publisher is expected, beginning with https://'),
  publisher: givenLine(200).min(1, 'who published it'),
  tier: optional(z.coerce.number().pipe(z.literal(tiers, `must be one of ${tiers.join(', ')}`))),
  kind: optional(z.enum(kinds, `must be one of ${kinds.join(', ')}`)),
  title: optional(givenLine(500)),
  publishedOn: optional(
    z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, 'must be 2024, 2024-06 or 2024-06-26'),
  ),
  language: optional(z.string().regex(languageTagPattern, 'must be a language tag, such as ru')),
  by: optional(givenLine(80)),
});

export type GivenByHand = z.infer<typeof givenByHand>;

/** The link that stands for a report added by hand: kept with its capture, so that reading it again gives the same. */
export function linkByHand(given: GivenByHand, file: string | undefined): Link {
  const { url, publisher, tier, kind, title, publishedOn, language, by } = given;
  const said = { tier, kind, by, file: file?.slice(0, 200) };
  const stated = { title, publishedOn, language };
  return { url, ...present(stated), byHand: { publisher, ...present(said) } };
}

/** How a document added by hand is read: by its own kind; what a person said of it stands, whatever the file says of itself. */
export function readByHand(read: (page: Parameters<Source['extract']>[0]) => Promise<Draft>): Pick<Source, 'extract'> {
  return {
    async extract(page, link) {
      if (isMhtml(page.body)) {
        const how = 'Open it in the browser that saved it, and save it as "Web page, HTML only" or print it to a PDF.';
        throw new Failure('extract.unsupported', `The file is a web archive (MHTML), which is not read here. ${how}`);
      }
      const { title, publishedOn, language } = link;
      return { ...(await read(page)), ...present({ title, publishedOn, language }), canonicalUrl: link.url };
    },
  };
}

function isMhtml(body: Uint8Array): boolean {
  const head = new TextDecoder('latin1').decode(body.subarray(0, 4096));
  return /^(from|mime-version|snapshot-content-location|content-type):/i.test(head) && /multipart\/related/i.test(head);
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function present<T extends object>(values: T): Present<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Present<T>;
}
