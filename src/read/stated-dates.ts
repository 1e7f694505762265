import type { CheerioAPI } from 'cheerio';
import type { Draft, IsoDate, LanguageTag, Page } from '../model.ts';
import { parseDate } from './date.ts';
import type { LinkedThing } from './linked-data.ts';
import { dateInAddress, machineDates, machineUpdates } from './machine-dates.ts';
import { printedDates } from './printed-dates.ts';

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
  const printed = printedDates($);
  const address = dateInAddress(page.finalUrl);
  const machine = machineDates($, things);
  const read = (texts: Iterable<string | undefined>) => firstDate(texts, page, language);
  const near = [...printed.published, ...printed.above]
    .map((text) => read([text]))
    .filter((date) => date?.length === 10);
  const stamps = [...machine.named, ...machine.elements];
  const shown = stamps.find((text) => near.includes(read([text])) && text !== undefined);
  const found = read([
    ...(shown === undefined ? [] : [shown]),
    ...machine.named,
    ...machine.elements,
    ...printed.published,
    ...machine.vague,
    address,
    ...printed.above,
  ]);
  const publishedOn = localDay(found, stamps, near, address, read);
  const updatedOn = read([...machineUpdates($, things), ...printed.updated]);
  const isLater = updatedOn !== undefined && (publishedOn === undefined || updatedOn > publishedOn);
  return { ...(publishedOn !== undefined && { publishedOn }), ...(isLater && { updatedOn }) };
}

/**
 * A stamp in UTC tells the instant, and the publisher's own day may be the one before or after: it is the one that the page writes beside its
 * title, that its address carries, or that another stamp gives with the publisher's own offset.
 */
function localDay(
  found: IsoDate | undefined,
  stamps: readonly (string | undefined)[],
  written: readonly (IsoDate | undefined)[],
  address: IsoDate | undefined,
  read: (texts: Iterable<string | undefined>) => IsoDate | undefined,
): IsoDate | undefined {
  const own = stamps.filter((stamp) => stamp !== undefined && read([stamp]) === found);
  if (found?.length !== 10 || found === address || !own.some(isUtc)) return found;
  const besides = (date: IsoDate | undefined) =>
    date?.length === 10 && Math.abs(Date.parse(date) - Date.parse(found)) === 86_400_000;
  if (besides(address)) return address;
  if (written.includes(found)) return found;
  const instants = new Set(own.map((stamp) => Date.parse(stamp ?? '')));
  const elsewhere = stamps.filter((stamp) => stamp !== undefined && instants.has(Date.parse(stamp)));
  return written.find(besides) ?? elsewhere.map((stamp) => read([stamp])).find(besides) ?? found;
}

function isUtc(stamp: string | undefined): boolean {
  return /T?\d{2}:\d{2}.*(?:Z|[+-]00:?00|GMT|UTC)\)?$/.test(stamp ?? '');
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
