import { type AnyNode, type Element, isElement } from './dom.ts';
import { isUnread, plainText } from './inline.ts';
import { clean } from './meta.ts';

/** Parts of a page whose dates and names belong to something else: comments, other articles, the site. */
const names = 'comment sidebar related widget teaser recommend popular'.split(' ');
/** Characters between a line above the title and the title: where there are more, a menu stands between them. */
const nearby = 150;
const tags = new Set(['aside', 'footer', 'nav', 'blockquote']);

/** The elements of a page in reading order, with the place of its title among them (-1 where no heading shows it). */
export type Outline = {
  elements: readonly Element[];
  title: number;
  /** True for an element in a part of the page that is about something else; what holds the title is none. */
  isElsewhere: (element: AnyNode | null) => boolean;
  /** True for an element far before the title and outside the article that holds it: where sites print what day it is. */
  isAbove: (element: Element) => boolean;
  /** How many characters of text stand between an element's beginning and that of the title. */
  distance: (element: Element) => number;
};

/** The outline of a page whose document states that title. */
export function outlineOf(root: AnyNode, stated: string): Outline {
  const places = placesOf(root);
  const elements = [...places.keys()];
  const title = titleAmong(elements, stated);
  const heading = elements[title];
  const around = new Set<AnyNode>(holders(heading));
  const known = new Map<AnyNode, boolean>();
  const isElsewhere = (node: AnyNode | null): boolean => {
    if (!isElement(node)) return false;
    const answer = known.get(node) ?? ((!around.has(node) && isNamedElsewhere(node)) || isElsewhere(node.parent));
    known.set(node, answer);
    return answer;
  };
  const at = heading === undefined ? 0 : (places.get(heading) ?? 0);
  const before = new Set(elements.slice(0, Math.max(0, title)));
  const distance = (element: Element) => Math.abs((places.get(element) ?? 0) - at);
  const inArticle = (element: Element) => holders(element).some((one) => around.has(one) && isArticle(one));
  const isAbove = (element: Element) => before.has(element) && distance(element) > nearby && !inArticle(element);
  return { elements, title, isElsewhere, isAbove, distance };
}

/** The elements in reading order, each with how many characters of text stand before it. */
function placesOf(root: AnyNode): Map<Element, number> {
  const places = new Map<Element, number>();
  let read = 0;
  const walk = (node: AnyNode): void => {
    if (node.type === 'text') read += node.data.trim().length;
    if (!('children' in node)) return;
    if (isElement(node)) places.set(node, read);
    if (isElement(node) && isUnread(node.name) && node.name !== 'head') return;
    for (const child of node.children) walk(child);
  };
  walk(root);
  return places;
}

/** Where the title stands: the heading of the first level, of several the one that says most of the title; else a lower heading that says it. */
function titleAmong(elements: readonly Element[], stated: string): number {
  const said = (element: Element | undefined) => {
    const text = element === undefined ? '' : clean(plainText(element));
    return text.length > 3 && (stated.includes(text) || (stated.length > 3 && text.includes(stated))) ? text.length : 0;
  };
  const among = (pattern: RegExp) => [...elements.keys()].filter((at) => pattern.test(elements[at]?.name ?? ''));
  const most = (found: readonly number[]) => found.toSorted((a, b) => said(elements[b]) - said(elements[a]))[0];
  const lower = most(among(/^h[2-4]$/)) ?? -1;
  return most(among(/^h1$/)) ?? (said(elements[lower]) > 0 ? lower : -1);
}

/** The elements that hold an element, nearest first. */
function holders(element: Element | undefined): Element[] {
  const found: Element[] = [];
  for (let one = element?.parent ?? null; isElement(one); one = one.parent) found.push(one);
  return found;
}

function isArticle({ name, attribs }: Element): boolean {
  return name === 'article' || name === 'main' || name === 'header' || attribs.role === 'main';
}

function isNamedElsewhere({ name, attribs }: Element): boolean {
  const named = attribs.class?.toLowerCase() ?? '';
  if (tags.has(name) || named.startsWith('aside') || attribs.id?.toLowerCase().includes('comment')) return true;
  return named !== '' && names.some((one) => named.includes(one));
}
