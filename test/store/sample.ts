import type { Snapshot } from '../../src/model/capture.ts';
import type { Link, Page } from '../../src/model/page.ts';
import type { PassageDraft } from '../../src/model/report.ts';
import type { Tag, Tagging } from '../../src/model/tag.ts';
import type { Store } from '../../src/store/port.ts';
import type { Reading } from '../../src/store/report-port.ts';

/** Minute `n` of an invented day, as an instant. */
export function minute(n: number): string {
  return new Date(Date.UTC(2026, 4, 1, 0, n)).toISOString();
}

/** A response as a publisher might have sent it. */
export function page(url: string, given: Partial<Page> & { text?: string } = {}): Page {
  const { text = `SAMPLE page at ${url}`, ...rest } = given;
  return {
    url,
    finalUrl: url,
    fetchedAt: minute(0),
    status: 200,
    contentType: 'text/html; charset=utf-8',
    headers: { etag: `"${url}"`, 'last-modified': 'Fri, 01 May 2026 00:00:00 GMT' },
    body: new TextEncoder().encode(text),
    ...rest,
  };
}

export function tag(quote: string, given: Partial<Tag> = {}): Tag {
  return {
    category: 'foreign-agents',
    start: 0,
    end: quote.length,
    quote,
    rule: `strong:en:${quote}`,
    strength: 'strong',
    gate: 'Russia',
    provisions: [],
    state: 'machine',
    taxonomyVersion: '1',
    ...given,
  };
}

/** A reading whose passages are the given paragraphs; `tags[i]` belongs to paragraph `i`. */
export function reading(
  paragraphs: string[],
  {
    draft = {},
    tags = [],
    ...given
  }: Partial<Omit<Reading, 'draft'>> & { draft?: Partial<Reading['draft']>; tags?: Tag[][] } = {},
): Reading {
  let start = 0;
  const passages = paragraphs.map((text, ordinal): PassageDraft => {
    const from = start;
    start += text.length + 1;
    return {
      ordinal,
      headings: ['SAMPLE'],
      language: 'en',
      kind: 'content',
      start: from,
      end: from + text.length,
      text,
    };
  });
  const taggings = paragraphs.map((_, i): Tagging => ({ tags: tags[i] ?? [], provisions: [], facets: noFacets }));
  return {
    draft: { title: 'SAMPLE report', authors: ['SAMPLE author'], language: 'en', ...draft },
    text: paragraphs.join('\n'),
    passages,
    taggings,
    readerVersion: '1',
    taxonomyVersion: '1',
    ...given,
  };
}

const noFacets = { grounds: [], groups: [], harms: [], actors: [], regions: [] };

/** Captures a page at minute `at` and keeps the capture only. */
export function capture(
  store: Store,
  url: string,
  at = 0,
  given: Partial<Page> & { text?: string; link?: Link; role?: Snapshot['role']; sourceId?: string } = {},
): Promise<Snapshot> {
  const { link = { url }, role = 'report', sourceId = 'sample', ...rest } = given;
  return store.keepSnapshot(page(url, { fetchedAt: minute(at), ...rest }), { sourceId, role, link });
}

/** Captures a page at minute `at` and keeps what is read from it. */
export async function keep(store: Store, url: string, at: number, given: Reading) {
  return store.keepReading(await capture(store, url, at, { text: `${at} ${given.text}` }), given);
}

export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

/** The reports in the change log after `cursor`. */
export async function changed(store: Store, cursor = 0): Promise<string[]> {
  return (await store.changesSince(cursor, 1000)).reportIds;
}

/** Where the change log ends. */
export async function logEnd(store: Store): Promise<number> {
  return (await store.changesSince(0, 100_000)).cursor;
}

/** Lets an address answer 404 at `at` and on the day after: then its report is gone. */
export async function vanish(store: Store, sourceId: string, url: string, at: string): Promise<boolean> {
  await store.markGone(sourceId, url, at);
  return store.markGone(sourceId, url, new Date(Date.parse(at) + 86_400_000).toISOString());
}
