import type { Link } from '../model/page.ts';
import { html } from './html.ts';
import { type Choose, chosen, type Discover } from './list.ts';

/** An anchor of a list page: absolute address, and its text. */
export type Anchor = { url: string; text: string };

/**
 * A list page in HTML: every anchor under `links` is an entry. The page with older entries is behind the pager's anchor under `next`.
 *
 *     discover: htmlList({ links: '.news h3 a', next: 'a.next' })
 */
export function htmlList(shape: { links: string; next?: string; choose?: Choose<Anchor> }): Discover {
  return (page) => {
    const read = html(page);
    return {
      ...chosen(read.links(shape.links), shape.choose ?? anchorLink, page),
      older: shape.next === undefined ? [] : read.links(shape.next).map(({ url }) => url),
    };
  };
}

/** What an anchor says of a report: address, and its text as the title. */
export function anchorLink({ url, text }: Anchor): Link {
  return text === '' ? { url } : { url, title: text };
}
