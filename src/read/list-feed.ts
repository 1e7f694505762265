import { Failure } from '../errors.ts';
import type { Discovery, Link, Page } from '../model/page.ts';
import { decode } from './charset.ts';
import { parseDate } from './date.ts';
import { type FeedItem, readFeed } from './feed.ts';
import { type Choose, chosen, type Discover } from './list.ts';

/**
 * A feed (RSS, Atom, JSON Feed).
 *
 *     discover: feedList(russiaOnly(feedLink))
 */
export function feedList(choose: Choose<FeedItem> = feedLink): Discover {
  return (page) => {
    const { items, withoutAddress } = readFeed(page);
    const found = chosen(items, choose, page);
    return { ...found, passedOver: found.passedOver + withoutAddress };
  };
}

/** What a feed says of a report: address, title, dates, authors. */
export function feedLink({ url, title, publishedOn, updatedOn, authors }: FeedItem): Link {
  return {
    url,
    ...(title !== undefined && { title }),
    ...(publishedOn !== undefined && { publishedOn }),
    ...(updatedOn !== undefined && { updatedOn }),
    ...(authors !== undefined && { authors }),
  };
}

type SitemapEntry = { url: string; lastmod?: string };

const entryPattern = /<(?:\w+:)?(?:url|sitemap)>([\s\S]*?)<\/(?:\w+:)?(?:url|sitemap)>/g;

/**
 * A sitemap of a publisher on Russia alone, or an index of sitemaps, which are read in the same run (sitemaps.org protocol). `lastmod` is the day
 * of a report's last change.
 *
 *     discover: sitemapList
 */
export function sitemapList(page: Page): Discovery {
  const text = decode(page.body, page.contentType);
  const root = /<(?:\w+:)?(urlset|sitemapindex)[\s>]/.exec(text)?.[1];
  if (root === undefined)
    throw new Failure('extract.invalid', 'A sitemap was expected, but the answer is none.', { url: page.url });
  const entries = [...text.matchAll(entryPattern)].flatMap(([, entry = '']) => sitemapEntry(entry, page.finalUrl));
  if (root === 'urlset') return { links: entries.map(sitemapLink) };
  return { links: [], next: entries.map(({ url }) => url) };
}

function sitemapLink({ url, lastmod }: SitemapEntry): Link {
  const updatedOn = lastmod === undefined ? undefined : parseDate(lastmod);
  return { url, ...(updatedOn !== undefined && { updatedOn }) };
}

function sitemapEntry(entry: string, base: string): SitemapEntry[] {
  const value = (name: string) =>
    new RegExp(`<(?:\\w+:)?${name}>\\s*(?:<!\\[CDATA\\[)?([^<\\]]*)`).exec(entry)?.[1]?.trim();
  const loc = value('loc')?.replaceAll('&amp;', '&');
  const lastmod = value('lastmod');
  if (!loc || !URL.canParse(loc, base)) return [];
  return [{ url: new URL(loc, base).href, ...(lastmod && { lastmod }) }];
}
