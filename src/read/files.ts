import type { Draft } from '../model/draft.ts';
import type { Discovery, Link, Page } from '../model/page.ts';
import { readDocument } from './document.ts';
import { html, parse } from './html.ts';
import type { Discover } from './list.ts';
import { metadata } from './metadata.ts';

/**
 * A list whose entries are pages that offer the report proper as a file. Each page that `isPage` knows is read as a list too: what matches
 * `files` on it are further reports, with the title and the date that their page states. Pages without a file remain reports of their own.
 *
 *     discover: withFiles(htmlList({ links: 'main h3 a' }), { isPage: (url) => url.pathname.startsWith('/reports/'), files: 'a[href$=".pdf"]' })
 */
export function withFiles(list: Discover, shape: { isPage: (url: URL) => boolean; files: string }): Discover {
  return (page) => {
    if (shape.isPage(new URL(page.url))) return { links: filesOf(page, shape.files) };
    return withPages(list(page), shape.isPage);
  };
}

/** Reads such a page or file. What the list says of a file goes before the title in it, which some program wrote. */
export async function pageOrFile(page: Page, link: Link): Promise<Draft> {
  const draft = await readDocument(page);
  return new URL(link.url).pathname.toLowerCase().endsWith('.pdf')
    ? { ...draft, title: link.title ?? draft.title }
    : draft;
}

function withPages(found: Discovery, isPage: (url: URL) => boolean): Discovery {
  const pages = found.links.map(({ url }) => url).filter((url) => isPage(new URL(url)));
  return { ...found, next: [...(found.next ?? []), ...pages] };
}

function filesOf(page: Page, selector: string): Link[] {
  const { title, publishedOn } = metadata(parse(page), page);
  const files = html(page).links(selector);
  return files.map(({ url, text }) => ({
    url,
    // Several files of one page are told apart by their own names.
    title: files.length === 1 || text === '' ? title : `${title}: ${text}`,
    ...(publishedOn !== undefined && { publishedOn }),
  }));
}
