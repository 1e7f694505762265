import type { CheerioAPI } from 'cheerio';
import type { Draft } from '../model/draft.ts';
import type { Page } from '../model/page.ts';
import type { IsoDate, LanguageTag } from '../model/values.ts';
import { parseDate } from './date.ts';
import type { LinkedThing } from './linked-data.ts';
import { localDay } from './local-day.ts';
import { dateInAddress, machineDates, machineUpdates } from './machine-dates.ts';
import type { Outline } from './outline.ts';
import { printedDates } from './printed-dates.ts';

type Texts = readonly (string | undefined)[];
const day = 86_400_000;
const fewMinutes = 120_000;

/**
 * When a page says it was published and updated; absent where it does not say. A date after the capture is refused, and so is the day of the
 * capture where only the head of the page prints it; the clock is never asked. An update on the day of publication is none.
 */
export function statedDates(
  $: CheerioAPI,
  outline: Outline,
  things: readonly LinkedThing[],
  page: Page,
  language: LanguageTag,
): Pick<Draft, 'publishedOn' | 'updatedOn'> {
  const read = (texts: Texts) => firstDate(texts, page, language);
  const machine = machineDates($, outline, things);
  const printed = printedDates(outline);
  const updates = machineUpdates($, outline, things).filter((text) => !isOfServing(text, page));
  const address = dateInAddress(page.finalUrl);
  const named = withoutUpdates(machine.named, read(updates), read);
  const stamps = [...named, ...machine.elements];
  const written = [...printed.published, ...printed.above]
    .map((text) => read([text]))
    .filter((date) => date?.length === 10);
  const shown = stamps.find((text) => text !== undefined && written.includes(read([text])));
  const vague = machine.vague.filter((text) => !isOfServing(text, page));
  const above = [...printed.above, ...machine.above].filter((text) => !isOfCapture(read([text]), page));
  const found = read([shown, ...stamps, ...printed.published, ...vague, address, ...above]);
  const publishedOn = localDay({ found, stamps, written, address }, read);
  const updatedOn = read([...updates, ...printed.updated]);
  const isLater = updatedOn !== undefined && (publishedOn === undefined || updatedOn > publishedOn);
  return { ...(publishedOn !== undefined && { publishedOn }), ...(isLater && { updatedOn }) };
}

/** What names a day of publication, without the day of the update where something else names a day before it. */
function withoutUpdates(
  named: Texts,
  updatedOn: IsoDate | undefined,
  read: (texts: Texts) => IsoDate | undefined,
): Texts {
  const dates = named.map((text) => read([text]));
  const isEarlier = (date: IsoDate | undefined) =>
    date?.length === 10 && updatedOn?.length === 10 && Date.parse(updatedOn) - Date.parse(date) > day;
  return dates.some(isEarlier) ? named.filter((_, index) => dates[index] !== updatedOn) : named;
}

/** A stamp of the minute in which the page was served is the clock of the server. */
function isOfServing(stamp: string | undefined, page: Page): boolean {
  if (stamp === undefined || !/\d{2}:\d{2}/.test(stamp)) return false;
  return Math.abs(Date.parse(stamp) - Date.parse(page.fetchedAt)) < fewMinutes;
}

/** The day of the capture, or by another clock the day before or after it. */
function isOfCapture(date: IsoDate | undefined, page: Page): boolean {
  if (date?.length !== 10) return false;
  return Math.abs(Date.parse(date) - Date.parse(page.fetchedAt.slice(0, 10))) <= day;
}

/** The first date that a candidate states; a month or year is made more precise by a later candidate within it. */
function firstDate(candidates: Texts, page: Page, language: LanguageTag): IsoDate | undefined {
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
  return Number.isNaN(time) ? '9999' : new Date(time + day).toISOString().slice(0, 10);
}
