import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith';
import type { IsoInstant, LanguageTag } from '../model/values.ts';

/** One report in a feed. */
export type FeedEntry = {
  /** Its address here; never changes, so it is also its id. */
  url: string;
  title: string;
  publisher: string;
  /** When its newest text was captured, or when it changed state. */
  updatedAt: IsoInstant;
  language: LanguageTag;
  /** Labels of categories. */
  categories: readonly string[];
  /** Plain text: the passage, and what is said of it; paragraphs are parted by a line feed. */
  text: string;
};

/** A list of reports for feed readers. `home`: the page that shows the same; `self`: where the feed is. */
export type Feed = { title: string; home: string; self: string; language: string; entries: readonly FeedEntry[] };

/** Media types of the formats: RFC 4287, RSS 2.0, JSON Feed 1.1. */
export const feedTypes = {
  atom: 'application/atom+xml',
  rss: 'application/rss+xml',
  json: 'application/feed+json',
} as const;
export type FeedFormat = keyof typeof feedTypes;

/** An empty feed has never changed. */
const never = '1970-01-01T00:00:00.000Z';

/** A feed in a format, UTF-8. Text of publishers stays text: what looks like markup is shown as it is written. */
export function writeFeed(feed: Feed, format: FeedFormat): string {
  switch (format) {
    case 'atom':
      return atomOf(feed);
    case 'rss':
      return rssOf(feed);
    case 'json':
      return `${JSON.stringify(jsonOf(feed), undefined, 2)}\n`;
  }
}

function atomOf({ title, home, self, language, entries }: Feed): string {
  return generateAtomFeed({
    id: self,
    title: { value: title },
    updated: new Date(updatedAt(entries)),
    links: [
      { href: self, rel: 'self', type: feedTypes.atom },
      { href: home, rel: 'alternate', type: 'text/html' },
    ],
    xml: { lang: language },
    entries: entries.map((entry) => ({
      id: entry.url,
      title: { value: printable(entry.title) },
      updated: new Date(entry.updatedAt),
      authors: [{ name: printable(entry.publisher) }],
      links: [{ href: entry.url, rel: 'alternate', type: 'text/html' }],
      categories: entry.categories.map((term) => ({ term })),
      content: { value: printable(entry.text), type: 'text' },
      ...(entry.language !== 'und' && { xml: { lang: entry.language } }),
    })),
  });
}

function rssOf({ title, home, self, language, entries }: Feed): string {
  return generateRssFeed({
    title,
    link: home,
    description: title,
    language,
    lastBuildDate: new Date(updatedAt(entries)),
    atom: { links: [{ href: self, rel: 'self', type: feedTypes.rss }] },
    items: entries.map((entry) => ({
      title: printable(entry.title),
      link: entry.url,
      guid: { value: entry.url, isPermaLink: true },
      pubDate: new Date(entry.updatedAt),
      dc: { creators: [printable(entry.publisher)] },
      categories: entry.categories.map((name) => ({ name })),
      description: asHtml(entry.text),
    })),
  });
}

function jsonOf({ title, home, self, language, entries }: Feed): unknown {
  return generateJsonFeed({
    title,
    home_page_url: home,
    feed_url: self,
    language,
    items: entries.map((entry) => ({
      id: entry.url,
      url: entry.url,
      title: printable(entry.title),
      content_text: printable(entry.text),
      date_modified: new Date(entry.updatedAt),
      authors: [{ name: printable(entry.publisher) }],
      tags: [...entry.categories],
      ...(entry.language !== 'und' && { language: entry.language }),
    })),
  });
}

function updatedAt(entries: readonly FeedEntry[]): IsoInstant {
  return (
    entries
      .map((entry) => entry.updatedAt)
      .toSorted()
      .at(-1) ?? never
  );
}

/** RSS readers take a description for HTML. */
function asHtml(text: string): string {
  const escaped = printable(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<p>${escaped.replaceAll('\n', '<br>')}</p>`;
}

/** Without characters that XML 1.0 does not have. */
function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0, 2.2 leaves them out
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}
