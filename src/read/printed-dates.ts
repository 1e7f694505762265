import type { CheerioAPI } from 'cheerio';
import type { Element } from './dom.ts';
import { belongsElsewhere } from './elsewhere.ts';
import { clean } from './meta.ts';

const dateClass =
  '[class*="date" i], [id*="date" i], [class*="datum" i], [class*="publi" i], [class*="posted" i], [class*="byline" i], [class*="meta" i], [class*="time" i]';
const published =
  /(?:(?<!\p{L})(?:first\s+)?(?:published|posted|publication date|date of publication|released|issued)|опубликован[оаы]?|дата публикации|размещен[оа]?|опубліковано)(?!\p{L})/iu;
const updated =
  /(?<!\p{L})(?:(?:last\s+)?(?:updated?|modified|edited|reviewed|revised)|обновлен[оаы]?|обновлён[оаы]?|обновление|измен[её]н[оаы]?|отредактировано|оновлено|змінено|aktualisiert|mis à jour|actualizado|aggiornato)(?!\p{L})/iu;
/** The day on which a text stood in a paper, which is not the day of the page. */
const onPaper = /(?:appear\w*|published) (?:on page|in print)|print edition|в газете|в печатн|у газеті/iu;

/**
 * The dates that a page prints: of publication, of its last update, and those above the title, where sites also print what day it is. Each is
 * the text that states it, and says little else; nearest first: in boxes named for it below the title, then short lines beside it.
 */
export function printedDates($: CheerioAPI): Record<'published' | 'updated' | 'above', string[]> {
  const { below, above } = named($);
  const texts = [...below, ...nearTitle($)];
  return {
    published: texts.map(publishedPart).filter((text) => isDateLine(text)),
    updated: [...texts, ...above].map(updatedPart).filter((text) => isDateLine(text)),
    above: above.map(publishedPart).filter((text) => isDateLine(text)),
  };
}

/** A line that states a date and few words more; one that states only a month or a year, nothing but a label. */
function isDateLine(text: string, most = 9): boolean {
  const words =
    text
      .replace(published, ' ')
      .replace(updated, ' ')
      .replace(/год[ау]?/giu, ' ')
      .match(/\p{L}{2,}/gu) ?? [];
  const hasDay = /\d[^\d].*\d{4}|\d{4}.*[^\d]\d/.test(text);
  return /\d{4}/.test(text) && words.length <= (hasDay ? most : 1);
}

function named($: CheerioAPI): Record<'below' | 'above', string[]> {
  const isElsewhere = belongsElsewhere($);
  const inOrder = $<Element, string>(`h1, ${dateClass}`).toArray();
  const title = inOrder.findIndex((element) => element.name === 'h1');
  const texts = (elements: readonly Element[]) =>
    elements
      .slice(0, 60)
      .filter((element) => !isElsewhere(element))
      .map((element) => labelled($, element))
      .filter((text) => text.length > 3 && text.length < 140);
  return { below: texts(inOrder.slice(title + 1)), above: texts(inOrder.slice(0, Math.max(0, title))) };
}

/** Short lines in the boxes around the only title. */
function nearTitle($: CheerioAPI): string[] {
  const title = $('h1');
  if (title.length !== 1) return [];
  const isElsewhere = belongsElsewhere($);
  return title
    .parent()
    .parent()
    .find('p, span, div, li, time, small, em, b, strong, td, dd, h2, h3, h4')
    .toArray()
    .slice(0, 60)
    .filter((element) => !isElsewhere(element))
    .map((element) => labelled($, element))
    .filter((text) => text.length > 7 && text.length < 80 && isDateLine(text, 5));
}

/** An element's text behind the label that stands in the element before it: `<dt>Last updated</dt><dd>4 May 2024</dd>`. */
function labelled($: CheerioAPI, element: Element): string {
  const text = clean($(element).text());
  const before = clean($(element).prev().text());
  const label = before.length < 30 && !/\d/.test(before) && (published.test(before) || updated.test(before));
  return label ? `${before} ${text}` : text;
}

function publishedPart(text: string): string {
  if (onPaper.test(text)) return '';
  const [first, second] = [published.exec(text)?.index, updated.exec(text)?.index];
  if (second === undefined) return text;
  if (first === undefined) return text.slice(0, second);
  return first < second ? text.slice(0, second) : text.slice(first);
}

function updatedPart(text: string): string {
  const [first, second] = [published.exec(text)?.index, updated.exec(text)?.index];
  if (second === undefined) return '';
  return first !== undefined && first > second ? text.slice(second, first) : text.slice(second);
}
