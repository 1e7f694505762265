import type { CheerioAPI } from 'cheerio';
import type { Draft, IsoDate, LanguageTag, Page } from '../model.ts';
import { parseDate } from './date.ts';
import type { LinkedThing } from './linked-data.ts';
import { clean, meta } from './meta.ts';

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

/**
 * When a page says it was published and updated; absent where it does not say. A date after the capture is refused, the clock is never
 * asked. An update on the day of publication is none.
 */
export function statedDates(
  $: CheerioAPI,
  things: readonly LinkedThing[],
  page: Page,
  language: LanguageTag,
): Pick<Draft, 'publishedOn' | 'updatedOn'> {
  const publishedOn = publishedDate($, things, page, language);
  const updatedOn = updatedDate($, things, page, language);
  const isLater = updatedOn !== undefined && (publishedOn === undefined || updatedOn > publishedOn);
  return { ...(publishedOn !== undefined && { publishedOn }), ...(isLater && { updatedOn }) };
}

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
    yield* datesNearTitle($);
  };
  return localDay($, firstDate(candidates(), page, language), page, language);
}

/**
 * A page that writes its date beside the title means the day of its own place. Where machine-readable data give the day before or after,
 * they tell the same instant in UTC, and the written day is the publisher's.
 */
function localDay($: CheerioAPI, found: IsoDate | undefined, page: Page, language: LanguageTag): IsoDate | undefined {
  if (found?.length !== 10) return found;
  const written = [...visibleDates($), ...datesNearTitle($)].map((text) => firstDate([text], page, language));
  if (written.includes(found)) return found;
  return (
    written.find((date) => date?.length === 10 && Math.abs(Date.parse(date) - Date.parse(found)) === 86_400_000) ??
    found
  );
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

/** The first date that a candidate states; a month or year is made more precise by a later candidate within it. */
function firstDate(candidates: Iterable<string | undefined>, page: Page, language: LanguageTag): IsoDate | undefined {
  const latest = dayAfter(page.fetchedAt);
  let found: IsoDate | undefined;
  for (const candidate of candidates) {
    const date = candidate === undefined ? undefined : parseDate(candidate, language);
    if (date === undefined || date < '1980' || date > latest || !date.startsWith(found ?? '')) continue;
    if (date.length === 10) return date;
    found ??= date;
  }
  return found;
}

/** A page east of Greenwich may carry tomorrow's date. */
function dayAfter(instant: string): IsoDate {
  const time = Date.parse(instant);
  return Number.isNaN(time) ? '9999' : new Date(time + 86_400_000).toISOString().slice(0, 10);
}

/** Parts of a page whose dates belong to something else: comments, other articles, the site. */
const elsewhere =
  'aside, footer, nav, [class*="comment" i], [id*="comment" i], [class*="sidebar" i], [class*="related" i], [class*="widget" i], [class*="teaser" i], blockquote';

function elementDates($: CheerioAPI, selector: string): string[] {
  return $(selector)
    .toArray()
    .filter((element) => $(element).closest(elsewhere).length === 0)
    .slice(0, 3)
    .map((element) => $(element).attr('datetime') ?? $(element).attr('content') ?? $(element).text());
}

const dateClass =
  '[class*="date" i], [id*="date" i], [class*="publish" i], [class*="posted" i], [class*="byline" i], [class*="meta" i], [class*="time" i]';

function visibleDates($: CheerioAPI): string[] {
  return $(dateClass)
    .toArray()
    .slice(0, 60)
    .filter((element) => $(element).closest(elsewhere).length === 0)
    .map((element) => clean($(element).text()))
    .filter((text) => text.length > 3 && text.length < 120 && !/updat|modif|обновл|изменен|оновлен/iu.test(text));
}

/** Short lines in the boxes around the only title. */
function datesNearTitle($: CheerioAPI): string[] {
  const title = $('h1');
  if (title.length !== 1) return [];
  return title
    .parent()
    .parent()
    .find('p, span, div, li, time, small, em, b, strong, td, h2, h3, h4')
    .toArray()
    .slice(0, 60)
    .filter((element) => $(element).closest(elsewhere).length === 0)
    .map((element) => clean($(element).text()))
    .filter((text) => text.length > 7 && text.length < 60 && /\d{4}/.test(text));
}

function dateInAddress(url: string): string | undefined {
  const match = /\/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:[/_.-]|$)/.exec(URL.parse(url)?.pathname ?? '');
  return match === null ? undefined : `${match[1]}-${match[2]}-${match[3]}`;
}
