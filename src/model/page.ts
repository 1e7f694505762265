import type { ByHand } from './publisher.ts';
import type { RegisterEntry } from './register.ts';
import type { IsoDate, IsoInstant, Json, LanguageTag } from './values.ts';

/** The longest address that is followed or kept, in characters as they are sent: what servers and the keys of either database take. */
const longestAddress = 2000;

/** Whether an address is too long to be followed or kept. */
export function isTooLong(url: string): boolean {
  return (URL.parse(url)?.href ?? encodeURI(url.toWellFormed())).length > longestAddress;
}

/** What a list page is asked for by: its address, or an address and a JSON body that is sent there by POST. */
export type ListRequest = string | { url: string; body: Json };

/** The most that a page may have, in bytes, whether it is fetched or given as a file. */
export const mostPageBytes = 25_000_000;

/** One response, as sent: bytes untouched, header names in lower case. */
export type Page = {
  url: string;
  /** The JSON that was sent to the address by POST; absent when the page was asked for by GET. */
  asked?: Json;
  finalUrl: string;
  fetchedAt: IsoInstant;
  status: number;
  /** The `content-type` header as sent, or an empty string. */
  contentType: string;
  headers: Readonly<Record<string, string>>;
  body: Uint8Array;
};

/** What a list (feed, sitemap, API, index page) says of one report: its address, and whatever metadata the list alone knows. */
export type Link = {
  url: string;
  title?: string;
  publishedOn?: IsoDate;
  updatedOn?: IsoDate;
  authors?: string[];
  language?: LanguageTag;
  documentNumber?: string;
  series?: string;
  edition?: string;
  /** The publisher marks the report as withdrawn. */
  withdrawn?: boolean;
  /** A JSON body: the report is asked for by POST. Links to one address with several bodies differ in their fragment. */
  body?: Json;
  byHand?: ByHand;
};

/** What a source finds on one list page. */
export type Discovery = {
  links: Link[];
  /** Further lists, read in every run: the children of an index. */
  next?: ListRequest[];
  /** The page of the same list with the entries before these: read in a first run, later only as long as pages show something new. */
  older?: ListRequest[];
  /** Of a register: what this page of it shows. Its pages follow one another by `next`; the last has none. */
  entries?: RegisterEntry[];
  /** How many entries the source saw and left aside (another country, another topic). */
  passedOver?: number;
};
