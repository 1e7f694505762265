import type { CheerioAPI } from 'cheerio';
import { parseDate } from './date.ts';
import type { Element } from './dom.ts';
import { belongsElsewhere } from './elsewhere.ts';
import type { LinkedThing } from './linked-data.ts';
import { clean, meta } from './meta.ts';

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

/** What a page says for machines, in order of trust: under a name that says publication, in elements that carry a date, under other names. */
export function machineDates(
  $: CheerioAPI,
  things: readonly LinkedThing[],
): Record<'named' | 'elements' | 'vague', (string | undefined)[]> {
  const linked = things.find((thing) => thing.datePublished !== undefined)?.datePublished;
  return {
    named: [
      linked,
      ...publishedNames.map((name) => settled(meta($, name))),
      ...elementDates($, '[itemprop~="datePublished"], time[pubdate]'),
    ],
    elements: [
      ...elementDates($, 'article time[datetime], main time[datetime], header time[datetime]'),
      ...elementDates($, 'time[datetime]'),
    ],
    vague: vagueNames.map((name) => settled(meta($, name))),
  };
}

/** When the text was last changed, as the page says for machines. */
export function machineUpdates($: CheerioAPI, things: readonly LinkedThing[]): (string | undefined)[] {
  return [
    things.find((thing) => thing.dateModified !== undefined)?.dateModified,
    ...updatedNames.map((name) => settled(meta($, name))),
    ...elementDates($, '[itemprop~="dateModified"]'),
    ...elementDates($, 'time[class~="updated" i]'),
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

/** What date elements say, by what they print where that is a whole day: an attribute may hold the time of the last change. */
function elementDates($: CheerioAPI, selector: string): string[] {
  const around = belongsElsewhere($);
  return $<Element, string>(selector)
    .toArray()
    .filter((element) => !around(element))
    .slice(0, 3)
    .map((element) => {
      const { datetime, content } = element.attribs;
      const printed = clean($(element).text());
      const stated = datetime ?? content ?? printed;
      const day = printed.length < 80 ? parseDate(printed) : undefined;
      const differs =
        day?.length === 10 && Math.abs(Date.parse(day) - Date.parse(parseDate(stated) ?? day)) > 86_400_000;
      return differs ? printed : stated;
    });
}
