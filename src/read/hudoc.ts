import type { Draft } from '../model/draft.ts';
import type { Link, Page } from '../model/page.ts';
import type { FeedItem } from './feed.ts';
import { html } from './html.ts';

/** One of the Council of Europe's HUDOC sites: `echr`, `commhr`, `exec`, `cpt`; `library` and `key` are the names that its addresses use. */
export type HudocSite = { site: string; library: string; key: string };

/** That of the Court, which two sources read. */
export const echr: HudocSite = { site: 'echr', library: 'ECHR', key: 'itemid' };

/**
 * Where a HUDOC site gives the text of a document. Public code reads all HUDOC sites by this address
 * (`/app/conversion/docx/html/body?library=LIBRARY&id=ID`), and their feeds by `/app/transform/rss`.
 */
export function hudocText({ site, library }: HudocSite, id: string): string {
  return `https://hudoc.${site}.coe.int/app/conversion/docx/html/body?library=${library}&id=${encodeURIComponent(id)}`;
}

/** `http://hudoc.exec.coe.int/eng#{"execidentifier":["004-68389"]}` -> `004-68389`, also where the feed reader has escaped the quotes. */
export function hudocId({ url }: FeedItem, { key }: HudocSite): string | undefined {
  const fragment = new URL(url).hash.replaceAll('%22', '"');
  return new RegExp(`"${key}":\\["([^"]+)"\\]`).exec(fragment)?.[1];
}

/** The link of a feed's entry: to the text, since the entry's own address is drawn by script. */
export function hudocLink(item: FeedItem, site: HudocSite): Link | undefined {
  const id = hudocId(item, site);
  if (id === undefined) return undefined;
  return {
    url: hudocText(site, id),
    ...(item.title !== undefined && { title: item.title }),
    ...(item.publishedOn !== undefined && { publishedOn: item.publishedOn }),
  };
}

/** Reads a text that HUDOC made from a Word file; readers are sent to the public address. */
export function hudocDraft(page: Page, link: Link, { site }: HudocSite): Draft {
  const read = html(page);
  return {
    title: link.title ?? read.text('title'),
    authors: [],
    ...(link.language !== undefined && { language: link.language }),
    canonicalUrl: `https://hudoc.${site}.coe.int/eng?i=${new URL(link.url).searchParams.get('id')}`,
    blocks: read.blocks('body'),
  };
}

/** `8825/22;19130/22` -> `8825/22, 19130/22`; joined cases of hundreds as the Court cites them: the first `and 99 others`. */
export function hudocApplications(text: string): string | undefined {
  const numbers = text.match(/\b\d{1,5}\/\d{2}\b/g) ?? [];
  if (numbers.length > 3) return `${numbers[0]} and ${numbers.length - 1} others`;
  return numbers.length === 0 ? undefined : numbers.join(', ');
}
