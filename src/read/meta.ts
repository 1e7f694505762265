import type { CheerioAPI } from 'cheerio';
import { settle } from './inline.ts';

/** The content of the first meta element of a page that has one of these names and is not empty; names in order of trust. */
export function meta($: CheerioAPI, ...names: string[]): string | undefined {
  for (const name of names) {
    const element = $(`meta[property="${name}" i], meta[name="${name}" i], meta[itemprop="${name}" i]`).first();
    const value = clean(element.attr('content') ?? '');
    if (value !== '') return value;
  }
  return undefined;
}

/** A text on one line, as blocks have it. */
export function clean(text: string): string {
  return settle(text).text;
}
