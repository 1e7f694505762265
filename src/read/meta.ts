import type { CheerioAPI } from 'cheerio';
import { settle } from './inline.ts';

/** The names of each tree's meta elements, looked up dozens of times a page: one walk, and forgotten with the tree. */
const known = new WeakMap<CheerioAPI, Map<string, string>>();

/** The content of the first meta element of a page that has one of these names and is not empty; names in order of trust. */
export function meta($: CheerioAPI, ...names: string[]): string | undefined {
  const stated = known.get($) ?? namesOf($);
  known.set($, stated);
  for (const name of names) {
    const value = clean(stated.get(name.toLowerCase()) ?? '');
    if (value !== '') return value;
  }
  return undefined;
}

function namesOf($: CheerioAPI): Map<string, string> {
  const found = new Map<string, string>();
  for (const { attribs } of $('meta').toArray()) {
    for (const name of [attribs.property, attribs.name, attribs.itemprop]) {
      const key = name?.toLowerCase();
      if (key !== undefined && !found.has(key)) found.set(key, attribs.content ?? '');
    }
  }
  return found;
}

/** A text on one line, as blocks have it. */
export function clean(text: string): string {
  return settle(text).text;
}
