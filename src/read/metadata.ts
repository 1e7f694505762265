import type { CheerioAPI } from 'cheerio';
import type { Draft } from '../model/draft.ts';
import type { Page } from '../model/page.ts';
import type { LanguageTag } from '../model/values.ts';
import { byline } from './byline.ts';
import { documentNumberIn } from './document-number.ts';
import { rootOf, treeOf } from './dom.ts';
import { type LinkedThing, linkedData } from './linked-data.ts';
import { clean, meta } from './meta.ts';
import { type Outline, outlineOf } from './outline.ts';
import { type Site, withoutSite } from './site-name.ts';
import { statedDates } from './stated-dates.ts';

/**
 * What a page states about its document. Each fact is taken from the first rung of its ladder that gives a usable value:
 * - dates: JSON-LD, meta elements that say publication, microdata, `<time>`, lines near the title, meta elements that say only `date`,
 *   the address; one of the first that the page prints too comes before one that it does not print, and of an instant in UTC the publisher's
 *   own day is given; a date after the capture is refused, and nothing is ever taken from the clock;
 * - title: JSON-LD headline, OpenGraph, the only `h1`, `<title>` without the site's name;
 * - authors: JSON-LD, meta, microdata and `rel=author`, by-line;
 * - language: `<html lang>`, `og:locale`; the article's own text, when it is long enough to tell, overrules it later.
 */
export function metadata($: CheerioAPI, page: Page): Omit<Draft, 'blocks'> {
  const things = linkedData($);
  const language = documentLanguage($);
  const title = titleOf($, things, page);
  const found = {
    language: language === 'und' ? undefined : language,
    publisher: publisherOf($, things),
    documentNumber: documentNumberIn(title) ?? meta($, 'citation_technical_report_number', 'dc.identifier'),
    canonicalUrl: canonicalOf($, page),
    translations: translationsOf($, page, language),
  };
  const outline = outlineOf(rootOf($), title);
  return {
    title,
    authors: authorsOf($, outline, things),
    ...statedDates($, outline, things, page, language),
    ...defined(found),
  };
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function defined<T extends object>(values: T): Given<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Given<T>;
}

function titleOf($: CheerioAPI, things: readonly LinkedThing[], page: Page): string {
  const stated =
    things.find((thing) => thing.headline !== undefined)?.headline ??
    meta($, 'og:title', 'citation_title', 'dc.title', 'twitter:title');
  const headings = $('h1')
    .toArray()
    .map((element) => clean($(element).text()))
    .filter((text) => text !== '');
  const only = headings.length === 1 ? headings[0] : undefined;
  const window = clean($('head > title, title').first().text());
  return withoutSite(
    decoded(clean(stated ?? only ?? (window === '' ? (headings[0] ?? '') : window))),
    siteOf($, things, page),
  );
}

/** A template that writes entities twice leaves `&#039;` in what it states. */
function decoded(title: string): string {
  return /&(?:#\d+|#x[\da-f]+|quot|apos|amp|nbsp|[lr][sda]quo|[mn]dash);/i.test(title)
    ? clean(treeOf(title).text())
    : title;
}

function siteOf($: CheerioAPI, things: readonly LinkedThing[], page: Page): Site {
  const names = [meta($, 'og:site_name'), things.find((thing) => thing.publisher !== undefined)?.publisher];
  const headings = $('h1, h2, h3, h4')
    .toArray()
    .map((element) => ({ level: Number(element.name.slice(1)), text: $(element).text() }));
  return {
    names: names.filter((name) => name !== undefined),
    host: URL.parse(page.finalUrl)?.hostname ?? '',
    headings,
  };
}

function authorsOf($: CheerioAPI, outline: Outline, things: readonly LinkedThing[]): string[] {
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
  const names =
    [...named, marked].map((list) => list.filter(isName)).find((list) => list.length > 0) ?? byline(outline);
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
