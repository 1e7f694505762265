import type { CheerioAPI } from 'cheerio';
import { type Element, isElement } from './dom.ts';
import { isNoteMark, numberOfMark, plainText } from './inline.ts';

/** The attribute under which an element is known as the footnote with that number. */
export const noteAttribute = 'data-read-note';

const longestNote = 4000;

/**
 * Finds the footnotes of a page by their marks: a superscript or bracketed number that links to a place in the same page makes the block at
 * that place a note. Puts the note's number on the block, and takes the links back to the text and the repeated number out of it.
 */
export function markNotes($: CheerioAPI): void {
  takeInBrackets($);
  const anchors = $('a[href*="#"], [id], a[name]').toArray();
  const order = new Map(anchors.map((element, index) => [element, index]));
  const places = placesOf(anchors);
  for (const link of anchors) {
    const number = link.name === 'a' ? markOf(link) : undefined;
    const place = number === undefined ? undefined : places.get(fragmentOf(link));
    // A link back from the note to the text is no mark: notes stand after their marks.
    if (number === undefined || place === undefined || (order.get(place) ?? 0) <= (order.get(link) ?? 0)) continue;
    // Each place is looked at once, however many links lead to it.
    places.delete(fragmentOf(link));
    const note = blockAround(place);
    if (note === undefined || holds(note, link) || !isLikeNote($, note)) continue;
    note.attribs[noteAttribute] = number;
    cutMark($, note, number);
  }
}

/** `[<a href="#n1">1</a>]`: the brackets around a link belong to the mark. */
function takeInBrackets($: CheerioAPI): void {
  for (const link of $('a[href*="#"]').toArray()) {
    const { prev, next, children } = link;
    const number = children[0];
    if (prev?.type !== 'text' || next?.type !== 'text' || number?.type !== 'text' || children.length > 1) continue;
    if (!/\[\s*$/.test(prev.data) || !/^\s*\]/.test(next.data) || !/^\s*\d{1,4}\s*$/.test(number.data)) continue;
    prev.data = prev.data.replace(/\[\s*$/, '');
    next.data = next.data.replace(/^\s*\]/, '');
    number.data = `[${number.data.trim()}]`;
  }
}

function placesOf(anchors: readonly Element[]): Map<string, Element> {
  const places = new Map<string, Element>();
  for (const element of anchors) {
    for (const name of [element.attribs.id, element.attribs.name]) {
      if (name !== undefined && !places.has(name)) places.set(name, element);
    }
  }
  return places;
}

/** The number of the note that a link leads to, when the link is a note's mark or carries one: `text<sup>37</sup>`. */
function markOf(link: Element): string | undefined {
  const last = link.children.findLast((child) => !(child.type === 'text' && child.data.trim() === ''));
  const within = isNoteMark(link)
    ? link
    : last !== undefined && isElement(last) && last.name === 'sup' && isNoteMark(last)
      ? last
      : undefined;
  const parent = link.parent;
  const above = parent !== null && isElement(parent) && isNoteMark(parent) ? parent : undefined;
  const mark = within ?? above;
  return mark === undefined ? undefined : numberOfMark(mark);
}

function fragmentOf(link: Element): string {
  const fragment = (link.attribs.href ?? '').split('#')[1] ?? '';
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function blockAround(place: Element): Element | undefined {
  for (let one = place; ; ) {
    if (/^(?:li|p|div|dd|td|tr|aside|section|blockquote)$/.test(one.name)) return one;
    if (!isElement(one.parent)) return undefined;
    one = one.parent;
  }
}

/** A note is short, no heading, and the place of one mark only. */
function isLikeNote($: CheerioAPI, note: Element): boolean {
  const length = plainText(note).trim().length;
  return (
    length > 2 &&
    length < longestNote &&
    $(note).find('h1, h2, h3, h4, h5, h6').length === 0 &&
    $(note).closest(`[${noteAttribute}]`).length === 0
  );
}

function holds(note: Element, link: Element): boolean {
  for (let one: Element | null = link; one !== null; one = isElement(one.parent) ? one.parent : null)
    if (one === note) return true;
  return false;
}

/** Takes back links (`↑`, `^`, `[1]`) and the number at the head out of a note. */
function cutMark($: CheerioAPI, note: Element, number: string): void {
  for (const back of $(note).find('a[href*="#"]').toArray()) {
    const text = plainText(back).trim();
    if (text === number || /^[[(]?[\p{L}\p{N}]{0,4}[\])]?[.)]?$|^[^\p{L}\p{N}]*$/u.test(text)) $(back).remove();
  }
  const first = firstText(note);
  if (first === undefined) return;
  const escaped = number.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  first.data = first.data.replace(
    new RegExp(`^\\s*(?:[[(]?${escaped}[\\])]?[.)]?(?=\\s|\\p{Lu}|$)\\s*|[\\s.^↑↩]+)`, 'u'),
    '',
  );
}

function firstText(element: Element): { data: string } | undefined {
  for (const child of element.children) {
    if (child.type === 'text' && child.data.trim() !== '') return child;
    const inside = isElement(child) ? firstText(child) : undefined;
    if (inside !== undefined) return inside;
  }
  return undefined;
}
