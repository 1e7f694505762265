import type { AtomFeed, JsonFeed, parseFeed, RdfFeed, RssFeed } from 'feedsmith';
import { Failure } from '../errors.ts';
import type { Page } from '../model/page.ts';
import type { IsoDate } from '../model/values.ts';
import { decode } from './charset.ts';
import { parseDate } from './date.ts';
import { heavy } from './heavy.ts';
import { sniff } from './sniff.ts';

/** One entry of a feed. Addresses are absolute; dates are as the feed prints them, absent when it prints none or an unreadable one. */
export type FeedItem = {
  url: string;
  title?: string;
  publishedOn?: IsoDate;
  updatedOn?: IsoDate;
  authors?: string[];
  categories: string[];
  /** The lead or description, markup and all. */
  summary?: string;
};

/**
 * The entries of a feed (RSS 0.9x to 2.0, RDF, Atom, JSON Feed) in its order; those without an address that can be fetched are left out and counted.
 * @throws Failure extract.invalid when the answer is no feed: an HTML page sent as 200, a truncated or foreign document
 */
export function readFeed(page: Page): { items: FeedItem[]; withoutAddress: number } {
  const entries = entriesOf(parsed(page));
  const items = entries.flatMap((entry) => itemOf(entry, page) ?? []);
  return { items, withoutAddress: entries.length - items.length };
}

type Entry = {
  address?: string | undefined;
  title?: string | undefined;
  published?: string | undefined;
  updated?: string | undefined;
  authors: (string | undefined)[];
  categories: (string | undefined)[];
  summary?: string | undefined;
};

type Parsed = ReturnType<typeof parseFeed<string>>;

function parsed(page: Page): Parsed {
  if (sniff(page.body, '', '') === 'html') {
    throw new Failure('extract.invalid', 'A feed was expected, but the answer is an HTML page.', { url: page.url });
  }
  try {
    return heavy.feedsmith().parseFeed(decode(page.body, page.contentType));
  } catch (cause) {
    throw new Failure('extract.invalid', 'A feed was expected, but the answer is not RSS, Atom or JSON Feed.', {
      url: page.url,
      cause,
    });
  }
}

function entriesOf({ format, feed }: Parsed): Entry[] {
  switch (format) {
    case 'rss':
      return (feed.items ?? []).map(rssEntry);
    case 'atom':
      return (feed.entries ?? []).map(atomEntry);
    case 'rdf':
      return (feed.items ?? []).map(rdfEntry);
    case 'json':
      return (feed.items ?? []).map(jsonEntry);
  }
}

function rssEntry(item: RssFeed.Item<string>): Entry {
  const permalink = item.guid?.isPermaLink === false ? undefined : item.guid?.value;
  return {
    address: item.link ?? permalink,
    title: item.title,
    published: item.pubDate ?? item.dc?.dates?.[0],
    updated: item.atom?.updated,
    authors: item.dc?.creators ?? (item.authors ?? []).map(({ name }) => name),
    categories: (item.categories ?? []).map((category) => category.name),
    summary: item.description ?? item.content?.encoded,
  };
}

function atomEntry(entry: AtomFeed.Entry<string>): Entry {
  const link = entry.links?.find(({ rel }) => rel === undefined || rel === 'alternate');
  return {
    address: link?.href,
    title: entry.title?.value,
    published: entry.published,
    updated: entry.updated,
    authors: (entry.authors ?? []).map(({ name }) => name),
    categories: (entry.categories ?? []).map(({ label, term }) => label ?? term),
    summary: entry.summary?.value ?? entry.content?.value,
  };
}

function rdfEntry(item: RdfFeed.Item<string>): Entry {
  return {
    address: item.link ?? item.rdf?.about,
    title: item.title,
    published: item.dc?.dates?.[0],
    authors: item.dc?.creators ?? [],
    categories: item.dc?.subjects ?? [],
    summary: item.description,
  };
}

function jsonEntry(item: JsonFeed.Item<string>): Entry {
  return {
    address: item.url ?? item.external_url,
    title: item.title,
    published: item.date_published,
    updated: item.date_modified,
    authors: (item.authors ?? []).map(({ name }) => name),
    categories: item.tags ?? [],
    summary: item.summary ?? item.content_text ?? item.content_html,
  };
}

function itemOf(entry: Entry, page: Page): FeedItem | undefined {
  const url = absolute(entry.address, page);
  if (url === undefined) return undefined;
  const publishedOn = entry.published === undefined ? undefined : parseDate(entry.published);
  const updatedOn = entry.updated === undefined ? undefined : parseDate(entry.updated);
  const authors = stated(entry.authors);
  return {
    url,
    ...(entry.title !== undefined && { title: entry.title }),
    ...(publishedOn !== undefined && { publishedOn }),
    ...(updatedOn !== undefined && { updatedOn }),
    ...(authors.length > 0 && { authors }),
    categories: stated(entry.categories),
    ...(entry.summary !== undefined && { summary: entry.summary }),
  };
}

function absolute(address: string | undefined, page: Page): string | undefined {
  if (address === undefined || !URL.canParse(address, page.finalUrl)) return undefined;
  const url = new URL(address, page.finalUrl);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined;
}

function stated(values: readonly (string | undefined)[]): string[] {
  return values.filter((value) => value !== undefined && value !== '') as string[];
}
