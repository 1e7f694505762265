import type { IsoDate, Link, Page } from '../model.ts';
import { parseDate } from './date.ts';
import { type HtmlPage, html } from './html.ts';
import { type Choose, chosen, type Discover } from './list.ts';

/** An anchor of a list page: absolute address, and its text. */
export type Anchor = { url: string; text: string };

/** How a list page leads to the one with older entries: by a pager's anchor, or by counting a parameter up while pages show entries. */
type Paging = { next?: string; count?: { parameter: string; first: number } };

/**
 * A list page in HTML: every anchor under `links` is an entry. The page with older entries is behind the anchor under `next`, or, where
 * there is no such anchor, one further in `count` (`?page=2`).
 *
 *     discover: htmlList({ links: '.news h3 a', next: 'a.next' })
 */
export function htmlList(shape: Paging & { links: string; choose?: Choose<Anchor> }): Discover {
  return (page) => {
    const read = html(page);
    const anchors = read.links(shape.links);
    return {
      ...chosen(anchors, shape.choose ?? anchorLink, page),
      older: olderThan(page, read, shape, anchors.length),
    };
  };
}

/** What an anchor says of a report: address, and its text as the title. */
export function anchorLink({ url, text }: Anchor): Link {
  return text === '' ? { url } : { url, title: text };
}

/** A row of a list: the address and title of its first heading's link (else of its first link), its first date, all its text. */
export type Row = { url: string; title: string; publishedOn?: IsoDate; text: string };

const drupalPager = 'li.pager__item--next a, li.pager-next a, a[rel~="next"], .pager a[title*="next page"]';

/**
 * A list page as Drupal's Views prints it: one row an entry, and its pager. The parts may be named otherwise.
 *
 *     discover: drupalList({ choose: russiaOnly(rowLink) })
 *
 * Rests on the markup of Drupal's own templates (views-view-unformatted, pager) in versions 7 to 11.
 */
export function drupalList(
  shape: Paging & { rows?: string; link?: string; date?: string; choose?: Choose<Row> } = {},
): Discover {
  const { rows = '.views-row', link = 'h1 a, h2 a, h3 a, h4 a, .views-field-title a, a', date = 'time' } = shape;
  const paging = { ...(shape.count ? { count: shape.count } : { next: drupalPager }), ...shape };
  return (page) => {
    const read = html(page);
    const found = read.each(rows).flatMap((row) => rowOf(row, link, date));
    return { ...chosen(found, shape.choose ?? rowLink, page), older: olderThan(page, read, paging, found.length) };
  };
}

/** What a row says of a report: address, title, day. */
export function rowLink({ url, title, publishedOn }: Row): Link {
  return { url, ...(title !== '' && { title }), ...(publishedOn !== undefined && { publishedOn }) };
}

function rowOf(row: HtmlPage, link: string, date: string): Row[] {
  const anchor = link
    .split(/\s*,\s*/)
    .flatMap((selector) => row.links(selector))
    .find(({ text }) => text !== '');
  if (anchor === undefined) return [];
  const [stated] = row.attrs(date, 'datetime').concat(row.all(date));
  const publishedOn = stated === undefined ? undefined : parseDate(stated);
  return [
    { url: anchor.url, title: anchor.text, ...(publishedOn !== undefined && { publishedOn }), text: row.words() },
  ];
}

function olderThan(page: Page, read: HtmlPage, { next, count }: Paging, shown: number): string[] {
  if (next !== undefined) return read.links(next).map(({ url }) => url);
  if (count === undefined || shown === 0) return [];
  const url = new URL(page.url);
  const here = Number(url.searchParams.get(count.parameter) ?? count.first);
  url.searchParams.set(count.parameter, String(here + 1));
  return [url.href];
}
