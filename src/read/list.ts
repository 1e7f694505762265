import type { ZodType } from 'zod';
import { Failure } from '../errors.ts';
import type { Discovery, Link, Page } from '../model.ts';
import { decode } from './charset.ts';
import { parseDate } from './date.ts';
import { type FeedItem, readFeed } from './feed.ts';
import { html } from './html.ts';
import { json } from './json.ts';

/** Reads a list page. The kinds of list below give one for a source's `discover`. */
export type Discover = (page: Page) => Discovery;

/** The link that an entry of a list stands for, or nothing when it is about something else; what is left aside is counted. */
export type Choose<Entry> = (entry: Entry, page: Page) => Link | undefined;

/**
 * A feed (RSS, Atom, JSON Feed).
 *
 *     discover: feedList((item) => (aboutRussia(item.title, item.url) ? feedLink(item) : undefined))
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

/** An anchor of a list page: absolute address, and its text. */
export type Anchor = { url: string; text: string };

/**
 * A list page in HTML: every anchor under `links` is an entry, every anchor under `next` a further list page.
 *
 *     discover: htmlList({ links: '.views-row h3 a', next: '.pager__item--next a' })
 */
export function htmlList(shape: { links: string; next?: string; choose?: Choose<Anchor> }): Discover {
  return (page) => {
    const read = html(page);
    const { links, passedOver } = chosen(read.links(shape.links), shape.choose ?? anchorLink, page);
    const next = shape.next === undefined ? [] : read.links(shape.next).map(({ url }) => url);
    return { links, passedOver, next };
  };
}

function anchorLink({ url, text }: Anchor): Link {
  return text === '' ? { url } : { url, title: text };
}

/** The number of posts that WordPress gives at most on one page. */
const wordPressPage = 100;

/**
 * A collection of WordPress's REST API (`/wp-json/wp/v2/<type>?per_page=100&page=1`): read until `X-WP-TotalPages`, or, where a cache has
 * taken that header away, until a page is not full.
 */
export function wordPressList<Post>(post: ZodType<Post[]>, choose: Choose<Post>): Discover {
  return (page) => {
    const posts = json(page, post);
    const total = Number(page.headers['x-wp-totalpages'] ?? Number.NaN);
    const url = new URL(page.url);
    const number = Number(url.searchParams.get('page') ?? '1');
    const more = Number.isNaN(total) ? posts.length >= wordPressPage : number < total;
    url.searchParams.set('page', String(number + 1));
    return { ...chosen(posts, choose, page), next: more ? [url.href] : [] };
  };
}

/** Any other JSON API: `entries` finds the list in an answer, `next` the addresses of further pages. */
export function jsonList<Answer, Entry>(shape: {
  answer: ZodType<Answer>;
  entries: (answer: Answer) => readonly Entry[];
  choose: Choose<Entry>;
  next?: (answer: Answer, page: Page) => string[];
}): Discover {
  return (page) => {
    const answer = json(page, shape.answer);
    return { ...chosen(shape.entries(answer), shape.choose, page), next: shape.next?.(answer, page) ?? [] };
  };
}

/** An entry of a sitemap. */
export type SitemapEntry = { url: string; lastmod?: string };

/**
 * A sitemap or an index of sitemaps (sitemaps.org protocol); of an index, those that `follow` takes are read in the same run.
 * `lastmod` becomes the link's `updatedOn`.
 */
export function sitemapList(
  choose: Choose<SitemapEntry> = sitemapLink,
  follow: (url: string) => boolean = () => true,
): Discover {
  return (page) => {
    const text = decode(page.body, page.contentType);
    const root = /<(?:\w+:)?(urlset|sitemapindex)[\s>]/.exec(text)?.[1];
    if (root === undefined)
      throw new Failure('extract.invalid', 'A sitemap was expected, but the answer is none.', { url: page.url });
    const entries = [...text.matchAll(/<(?:\w+:)?(?:url|sitemap)>([\s\S]*?)<\/(?:\w+:)?(?:url|sitemap)>/g)].flatMap(
      ([, entry = '']) => sitemapEntry(entry, page),
    );
    if (root === 'sitemapindex') return { links: [], next: entries.map(({ url }) => url).filter(follow) };
    return chosen(entries, choose, page);
  };
}

function sitemapEntry(entry: string, page: Page): SitemapEntry[] {
  const value = (name: string) =>
    new RegExp(`<(?:\\w+:)?${name}>\\s*(?:<!\\[CDATA\\[)?([^<\\]]*)`).exec(entry)?.[1]?.trim();
  const loc = value('loc')?.replaceAll('&amp;', '&');
  const lastmod = value('lastmod');
  if (!loc || !URL.canParse(loc, page.finalUrl)) return [];
  return [{ url: new URL(loc, page.finalUrl).href, ...(lastmod && { lastmod }) }];
}

function sitemapLink({ url, lastmod }: SitemapEntry): Link {
  const updatedOn = lastmod === undefined ? undefined : parseDate(lastmod);
  return { url, ...(updatedOn !== undefined && { updatedOn }) };
}

function chosen<Entry>(
  entries: readonly Entry[],
  choose: Choose<Entry>,
  page: Page,
): { links: Link[]; passedOver: number } {
  const links = entries.flatMap((entry) => choose(entry, page) ?? []);
  return { links, passedOver: entries.length - links.length };
}
