import type { Discovery, Link, Page } from '../model/page.ts';

/** Reads a list page. Each kind of list gives one for a source's `discover`. */
export type Discover = (page: Page) => Discovery;

/** The link that an entry of a list stands for, or nothing when it is about something else; what is left aside is counted. */
export type Choose<Entry> = (entry: Entry, page: Page) => Link | undefined;

/** The links of the entries that are chosen, and how many are not. */
export function chosen<Entry>(
  entries: readonly Entry[],
  choose: Choose<Entry>,
  page: Page,
): { links: Link[]; passedOver: number } {
  const links = entries.flatMap((entry) => choose(entry, page) ?? []);
  return { links, passedOver: entries.length - links.length };
}
