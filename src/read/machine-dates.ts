import type { CheerioAPI } from 'cheerio';
import { parseDate } from './date.ts';
import { type Element, isElement } from './dom.ts';
import { plainText } from './inline.ts';
import type { LinkedThing } from './linked-data.ts';
import { clean, meta } from './meta.ts';
import type { Outline } from './outline.ts';

const publishedNames = [
  'article:published_time',
  'og:article:published_time',
  'datePublished',
  'citation_publication_date',
  'citation_online_date',
  'citation_date',
  'dc.date.issued',
  'dcterms.issued',
  'parsely-pub-date',
  'sailthru.date',
  'pubdate',
  'publishdate',
  'publish-date',
  'publication_date',
  'og:published_time',
  'og:pubdate',
];
/** Dates of which nobody says whether the text, its record or its template is meant. */
const vagueNames = ['dc.date', 'dcterms.date', 'dc.date.created', 'dcterms.created', 'article:created', 'date'];
const updatedNames = [
  'article:modified_time',
  'og:updated_time',
  'dateModified',
  'dcterms.modified',
  'dc.date.modified',
  'last-modified',
];

/**
 * What a page says for machines, in order of trust: under a name that says publication, in elements that carry a date, under other names; and
 * in elements above the title, where sites print what day it is.
 */
export function machineDates(
  $: CheerioAPI,
  outline: Outline,
  things: readonly LinkedThing[],
): Record<'named' | 'elements' | 'vague' | 'above', (string | undefined)[]> {
  const times = outline.elements.filter(({ name, attribs }) => name === 'time' && attribs.datetime !== undefined);
  const above = new Set(times.filter(outline.isAbove));
  const below = times.filter((element) => !above.has(element));
  return {
    named: [
      things.find((thing) => thing.datePublished !== undefined)?.datePublished,
      ...publishedNames.map((name) => settled(meta($, name))),
      ...elementDates(outline.elements.filter(isPublication), outline),
    ],
    elements: [...elementDates(below.filter(isInArticle), outline), ...elementDates(below, outline)],
    vague: vagueNames.map((name) => settled(meta($, name))),
    above: elementDates([...above], outline),
  };
}

/** When the text was last changed, as the page says for machines. */
export function machineUpdates(
  $: CheerioAPI,
  outline: Outline,
  things: readonly LinkedThing[],
): (string | undefined)[] {
  const { elements } = outline;
  return [
    things.find((thing) => thing.dateModified !== undefined)?.dateModified,
    ...updatedNames.map((name) => settled(meta($, name))),
    ...elementDates(
      elements.filter((element) => hasProperty(element, 'dateModified')),
      outline,
    ),
    ...elementDates(elements.filter(isUpdate), outline),
  ];
}

/** The day that an address carries, `/2024/03/12/`. */
export function dateInAddress(url: string): string | undefined {
  const match = /\/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:[/_.-]|$)/.exec(URL.parse(url)?.pathname ?? '');
  return match === null ? undefined : parseDate(`${match[1]}-${match[2]}-${match[3]}`);
}

/** A template writes `11/01/2023` in its own way, whatever the language of the text: such a date could be either day. */
function settled(text: string | undefined): string | undefined {
  const isAmbiguous =
    text !== undefined && /^\D*\d{1,2}[/-]\d{1,2}[/-]\d{4}/.test(text) && parseDate(text) === undefined;
  return isAmbiguous ? undefined : text;
}

function isPublication(element: Element): boolean {
  return hasProperty(element, 'datePublished') || (element.name === 'time' && 'pubdate' in element.attribs);
}

function isUpdate({ name, attribs }: Element): boolean {
  return name === 'time' && /(?:^|\s)updated(?:\s|$)/i.test(attribs.class ?? '');
}

function hasProperty({ attribs }: Element, property: string): boolean {
  return attribs.itemprop?.split(/\s+/).includes(property) ?? false;
}

function isInArticle(element: Element): boolean {
  for (let one = element.parent; isElement(one); one = one.parent)
    if (/^(?:article|main|header)$/.test(one.name)) return true;
  return false;
}

/** What date elements say, by what they print where that is a whole day: an attribute may hold the time of the last change. */
function elementDates(elements: readonly Element[], { isElsewhere }: Outline): string[] {
  return elements
    .filter((element) => !isElsewhere(element))
    .slice(0, 3)
    .map((element) => {
      const { datetime, content } = element.attribs;
      const printed = clean(plainText(element));
      const stated = datetime ?? content ?? printed;
      const day = printed.length < 80 ? parseDate(printed) : undefined;
      const differs =
        day?.length === 10 && Math.abs(Date.parse(day) - Date.parse(parseDate(stated) ?? day)) > 86_400_000;
      return differs ? printed : stated;
    });
}
