import { type AnyNode, type Element, isElement } from './dom.ts';
import { appendChildren, plainText, settle } from './inline.ts';
import type { Outline } from './outline.ts';

const dateClass = /date|datum|publi|posted|byline|meta|time/i;
const published =
  /(?:(?<!\p{L})(?:first\s+)?(?:published|posted|publication date|date of publication|released|issued)|опубликован[оаы]?|дата публикации|размещен[оа]?|опубліковано)(?!\p{L})/iu;
const updated =
  /(?<!\p{L})(?:(?:last[\s_-]*)?(?:updated?|modified|edited|reviewed|revised)|обновлен[оаы]?|обновлён[оаы]?|обновление|измен[её]н[оаы]?|отредактировано|оновлено|змінено|aktualisiert|mis à jour|actualizado|aggiornato)(?!\p{L})/iu;
/** The day on which a text stood in a paper, which is not the day of the page. */
const onPaper = /(?:appear\w*|published) (?:on page|in print)|print edition|в газете|в печатн|у газеті/iu;
/** What day it is, and days of something other than the text. */
const otherDay =
  /(?<!\p{L})(?:today is|current (?:time|date)|time now|сейчас|текущ(?:ее время|ая дата)|зараз|aktuelle (?:zeit|uhrzeit)|registered|joined|member since|registriert|mitglied seit|регистрация|зарегистрирован[а]?|на сайте с|deadline|expires|valid until|действ(?:ует|ительно) до|born|geboren|родил(?:ся|ась))(?!\p{L})/iu;
const lineNames = new Set('p span div li time small em b strong td dd h2 h3 h4'.split(' '));

/**
 * The dates that a page prints: of publication, of its last update, and those far above the title, where sites also print what day it is. Each
 * is the text that states it, and says little else; those that say that they are of the publication first, then the nearest to the title.
 */
export function printedDates(outline: Outline): Record<'published' | 'updated' | 'above', string[]> {
  const { isElsewhere, isAbove, distance } = outline;
  const lines = [...new Set([...named(outline), ...nearTitle(outline), ...soonAfter(outline)])]
    .filter((element) => !isElsewhere(element) && !isLinkElsewhere(element))
    .map((element) => ({
      text: labelled(element),
      far: distance(element),
      above: isAbove(element),
    }));
  const ordered = lines.toSorted(
    (a, b) => Number(published.test(b.text)) - Number(published.test(a.text)) || a.far - b.far,
  );
  const below = ordered.filter((line) => !line.above);
  const textsOf = (some: typeof lines, part: (text: string) => string) =>
    some.map(({ text }) => part(text)).filter((text) => isDateLine(text));
  return {
    published: textsOf(below, publishedPart),
    updated: textsOf(ordered, updatedPart),
    above: textsOf(
      ordered.filter((line) => line.above),
      publishedPart,
    ),
  };
}

/** A line that states a date and few words more; one that states only a month or a year, nothing but a label. */
function isDateLine(text: string, most = 9): boolean {
  if (!/\d{4}/.test(text) || otherDay.test(text)) return false;
  const words =
    text
      .replace(published, ' ')
      .replace(updated, ' ')
      .replace(/год[ау]?/giu, ' ')
      .match(/\p{L}{2,}/gu) ?? [];
  const hasDay = /\d[^\d].*\d{4}|\d{4}.*[^\d]\d/.test(text);
  return words.length <= (hasDay ? most : 1);
}

/** Elements named for a date, the first ones above and below the title. */
function named({ elements, title }: Outline): Element[] {
  const isNamed = ({ attribs }: Element) => dateClass.test(attribs.class ?? '') || /date/i.test(attribs.id ?? '');
  const isShort = (element: Element) => sizeOf(textOf(element), 4, 140);
  const some = (from: number, to?: number) => elements.slice(from, to).filter(isNamed).slice(0, 60).filter(isShort);
  return [...some(title + 1), ...some(0, Math.max(0, title))];
}

/** Short lines in the boxes around the title. */
function nearTitle({ elements, title }: Outline): Element[] {
  const box = elements[title]?.parent?.parent;
  if (!isElement(box ?? null)) return [];
  const from = elements.indexOf(box as Element);
  return elements
    .slice(from + 1)
    .filter((element) => lineNames.has(element.name))
    .slice(0, 60)
    .filter((element) => isInside(element, box as Element))
    .filter((element) => sizeOf(labelled(element), 8, 80) && isDateLine(labelled(element), 5));
}

function isInside(element: Element, box: Element): boolean {
  for (let one = element.parent; one !== null; one = one.parent) if (one === box) return true;
  return false;
}

/** Lines among the first after the title that are a whole day, perhaps with an hour, and nothing else. */
function soonAfter({ elements, title }: Outline): Element[] {
  if (title < 0) return [];
  return elements
    .slice(title + 1, title + 81)
    .filter((element) => lineNames.has(element.name))
    .filter((element) => sizeOf(labelled(element), 8, 40) && isDateLine(labelled(element), 3));
}

function sizeOf(text: string, least: number, most: number): boolean {
  return text.length >= least && text.length < most;
}

/** True for a date in the link to something else: with other words than the date. */
function isLinkElsewhere(element: Element): boolean {
  for (let one: AnyNode | null = element; isElement(one); one = one.parent) if (leadsElsewhere(one)) return true;
  return holdsLink(element);
}

function holdsLink(element: Element): boolean {
  return element.children.some((child) => isElement(child) && (leadsElsewhere(child) || holdsLink(child)));
}

function leadsElsewhere(element: Element): boolean {
  if (element.name !== 'a' || element.attribs.href === undefined) return false;
  const text = plainText(element);
  return /\d{4}/.test(text) && (text.match(/\p{L}{2,}/gu)?.length ?? 0) > 3;
}

/** An element's text behind the label that stands in the element before it: `<dt>Last updated</dt><dd>4 May 2024</dd>`. */
function labelled(element: Element): string {
  const text = textOf(element);
  if (!/\d{4}/.test(text)) return text;
  const before = textOf(elementBefore(element));
  const label = before.length < 30 && !/\d/.test(before) && (published.test(before) || updated.test(before));
  return label ? `${before} ${text}` : text;
}

function elementBefore(element: Element): Element | undefined {
  for (let one = element.prev; one !== null; one = one.prev) if ('attribs' in one) return one;
  return undefined;
}

/** The text of an element on one line; that of one with more text than any date line is nothing. */
function textOf(element: Element | undefined): string {
  if (element === undefined || isLong(element)) return '';
  return settle(appendChildren('', element)).text;
}

function isLong(element: Element): boolean {
  let size = 0;
  const walk = (node: Element['children'][number]): boolean => {
    if (node.type === 'text') size += node.data.trim().length;
    return size > 400 || ('children' in node && node.children.some(walk));
  };
  return element.children.some(walk);
}

/** Whether a line states one day and then says that it is that of the update: `2019.03.26 last update`, `26.03.2019 (обновлено)`. */
function isLabelBehind(text: string): boolean {
  const label = updated.exec(text);
  if (label === null || published.test(text)) return false;
  const [before, after] = [text.slice(0, label.index), text.slice(label.index + label[0].length)];
  return /\d{4}/.test(before) && !/[\p{L}\p{N}]/u.test(after) && !after.includes(':');
}

function publishedPart(text: string): string {
  if (onPaper.test(text) || isLabelBehind(text)) return '';
  const [first, second] = [published.exec(text)?.index, updated.exec(text)?.index];
  if (second === undefined) return text;
  if (first === undefined) return text.slice(0, second);
  return first < second ? text.slice(0, second) : text.slice(first);
}

function updatedPart(text: string): string {
  if (isLabelBehind(text)) return text;
  const [first, second] = [published.exec(text)?.index, updated.exec(text)?.index];
  if (second === undefined) return '';
  return first !== undefined && first > second ? text.slice(second, first) : text.slice(second);
}
