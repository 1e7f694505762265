import type { CheerioAPI } from 'cheerio';
import type { Draft, IsoDate, LanguageTag, Page } from '../model.ts';
import { parseDate } from './date.ts';
import { documentNumberIn } from './document-number.ts';
import { settle } from './inline.ts';
import { type LinkedThing, linkedData } from './linked-data.ts';

/**
 * What a page states about its document. Each fact is taken from the first rung of its ladder that gives a usable value:
 * - dates: JSON-LD, `article:*_time` and other meta elements, microdata, `<time>` near the title, text near the title that says when,
 *   the address; a date after the capture is refused, and nothing is ever taken from the clock;
 * - title: JSON-LD headline, OpenGraph, the only `h1`, `<title>` without the site's name;
 * - authors: JSON-LD, meta, microdata and `rel=author`, by-line;
 * - language: `<html lang>`, `og:locale`; the article's own text, when it is long enough to tell, overrules it later.
 */
export function metadata($: CheerioAPI, page: Page): Omit<Draft, 'blocks'> {
  const things = linkedData($);
  const language = documentLanguage($);
  const title = titleOf($, things);
  const publishedOn = publishedDate($, things, page, language);
  const updatedOn = updatedDate($, things, page, language);
  const found = {
    publishedOn,
    updatedOn: updatedOn !== undefined && publishedOn !== undefined && updatedOn <= publishedOn ? undefined : updatedOn,
    language: language === 'und' ? undefined : language,
    publisher: publisherOf($, things),
    documentNumber: documentNumberIn(title) ?? meta($, 'citation_technical_report_number', 'dc.identifier'),
    canonicalUrl: canonicalOf($, page),
    translations: translationsOf($, page, language),
  };
  return { title, authors: authorsOf($, things), ...defined(found) };
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function defined<T extends object>(values: T): Given<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Given<T>;
}

function meta($: CheerioAPI, ...names: string[]): string | undefined {
  for (const name of names) {
    const element = $(`meta[property="${name}" i], meta[name="${name}" i], meta[itemprop="${name}" i]`).first();
    const value = clean(element.attr('content') ?? '');
    if (value !== '') return value;
  }
  return undefined;
}

function clean(text: string): string {
  return settle(text).text;
}

function titleOf($: CheerioAPI, things: readonly LinkedThing[]): string {
  const site = meta($, 'og:site_name');
  const stated =
    things.find((thing) => thing.headline !== undefined)?.headline ??
    meta($, 'og:title', 'citation_title', 'dc.title', 'twitter:title');
  const headings = $('h1')
    .toArray()
    .map((element) => clean($(element).text()))
    .filter((text) => text !== '');
  const only = headings.length === 1 ? headings[0] : undefined;
  const window = clean($('head > title, title').first().text());
  return withoutSite(clean(stated ?? only ?? (window === '' ? (headings[0] ?? '') : window)), site);
}

function withoutSite(title: string, site: string | undefined): string {
  const parts = title.split(/\s+[|–—»·-]\s+|\s*\|\s*/);
  const last = parts.at(-1) ?? '';
  if (parts.length < 2 || site === undefined || last.toLowerCase() !== site.toLowerCase()) return title;
  return title.slice(0, title.lastIndexOf(last)).replace(/[\s|–—»·-]+$/u, '');
}

const publishedNames = [
  'article:published_time',
  'og:article:published_time',
  'datePublished',
  'citation_publication_date',
  'citation_date',
  'dc.date.issued',
  'dcterms.issued',
  'dc.date',
  'dcterms.date',
  'dc.date.created',
  'dcterms.created',
  'parsely-pub-date',
  'sailthru.date',
  'pubdate',
  'publishdate',
  'publish-date',
  'publication_date',
  'date',
  'og:published_time',
  'article:created',
  'og:pubdate',
];
const updatedNames = [
  'article:modified_time',
  'og:updated_time',
  'dateModified',
  'dcterms.modified',
  'dc.date.modified',
  'last-modified',
];

function publishedDate(
  $: CheerioAPI,
  things: readonly LinkedThing[],
  page: Page,
  language: LanguageTag,
): IsoDate | undefined {
  const candidates = function* () {
    yield things.find((thing) => thing.datePublished !== undefined)?.datePublished;
    for (const name of publishedNames) yield meta($, name);
    yield* elementDates($, '[itemprop~="datePublished"], time[pubdate]');
    yield* elementDates($, 'article time[datetime], main time[datetime], header time[datetime]');
    yield* elementDates($, 'time[datetime]');
    yield* visibleDates($);
    yield dateInAddress(page.finalUrl);
  };
  return firstDate(candidates(), page, language);
}

function updatedDate(
  $: CheerioAPI,
  things: readonly LinkedThing[],
  page: Page,
  language: LanguageTag,
): IsoDate | undefined {
  const candidates = function* () {
    yield things.find((thing) => thing.dateModified !== undefined)?.dateModified;
    for (const name of updatedNames) yield meta($, name);
    yield* elementDates($, '[itemprop~="dateModified"]');
  };
  return firstDate(candidates(), page, language);
}

function firstDate(candidates: Iterable<string | undefined>, page: Page, language: LanguageTag): IsoDate | undefined {
  const latest = dayAfter(page.fetchedAt);
  for (const candidate of candidates) {
    const date = candidate === undefined ? undefined : parseDate(candidate, language);
    if (date !== undefined && date >= '1980' && date <= latest) return date;
  }
  return undefined;
}

/** A page east of Greenwich may carry tomorrow's date. */
function dayAfter(instant: string): IsoDate {
  const time = Date.parse(instant);
  return Number.isNaN(time) ? '9999' : new Date(time + 86_400_000).toISOString().slice(0, 10);
}

function elementDates($: CheerioAPI, selector: string): (string | undefined)[] {
  return $(selector)
    .toArray()
    .slice(0, 3)
    .map((element) => $(element).attr('datetime') ?? $(element).attr('content') ?? $(element).text());
}

const dateClass =
  '[class*="date" i], [id*="date" i], [class*="publish" i], [class*="posted" i], [class*="byline" i], [class*="meta" i]';

function visibleDates($: CheerioAPI): string[] {
  return $(dateClass)
    .toArray()
    .slice(0, 40)
    .map((element) => clean($(element).text()))
    .filter((text) => text.length > 3 && text.length < 120 && !/updat|modif|обновл|изменен/iu.test(text));
}

function dateInAddress(url: string): string | undefined {
  const match = /\/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:[/_.-]|$)/.exec(URL.parse(url)?.pathname ?? '');
  return match === null ? undefined : `${match[1]}-${match[2]}-${match[3]}`;
}

function authorsOf($: CheerioAPI, things: readonly LinkedThing[]): string[] {
  const stated = things.find((thing) => thing.authors.length > 0)?.authors;
  if (stated !== undefined) return stated;
  const named = ['citation_author', 'author', 'dc.creator', 'article:author', 'parsely-author'].map((name) =>
    $(`meta[name="${name}" i], meta[property="${name}" i]`)
      .toArray()
      .map((element) => clean($(element).attr('content') ?? '')),
  );
  const marked = $('[itemprop~="author"] [itemprop~="name"], [rel~="author"]')
    .toArray()
    .map((element) => clean($(element).text()));
  const names = [...named, marked].map((list) => list.filter(isName)).find((list) => list.length > 0) ?? [];
  return [...new Set(names)];
}

function isName(text: string): boolean {
  return text.length > 2 && text.length < 100 && !/^https?:|[@/<>{}]|^admin$/i.test(text) && /\p{L}/u.test(text);
}

function publisherOf($: CheerioAPI, things: readonly LinkedThing[]): string | undefined {
  return (
    things.find((thing) => thing.publisher !== undefined)?.publisher ??
    meta($, 'og:site_name', 'citation_publisher', 'dc.publisher', 'application-name')
  );
}

function canonicalOf($: CheerioAPI, page: Page): string | undefined {
  const stated = $('link[rel~="canonical" i]').first().attr('href') ?? meta($, 'og:url');
  const url = stated === undefined ? null : URL.parse(stated, page.finalUrl);
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : undefined;
}

function translationsOf($: CheerioAPI, page: Page, language: LanguageTag): Draft['translations'] {
  const found = $('link[rel~="alternate" i][hreflang]')
    .toArray()
    .flatMap((element) => {
      const tag = element.attribs.hreflang?.trim() ?? '';
      const url = URL.parse(element.attribs.href ?? '', page.finalUrl);
      const own = tag.toLowerCase().split('-')[0] === language;
      return url === null || own || !/^[a-z]{2,3}(?:-[\w-]+)?$/i.test(tag) ? [] : [{ language: tag, url: url.href }];
    });
  return found.length === 0 ? undefined : found;
}

function documentLanguage($: CheerioAPI): LanguageTag {
  const declared = $('html').attr('lang') ?? meta($, 'og:locale', 'content-language', 'dc.language') ?? '';
  const language = declared.trim().toLowerCase().split(/[-_]/)[0] ?? '';
  return /^[a-z]{2,3}$/.test(language) ? language : 'und';
}
