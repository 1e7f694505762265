import type { CheerioAPI } from 'cheerio';
import { type AnyNode, type Element, isElement } from './dom.ts';
import { plainText } from './inline.ts';

const mark = 'data-read-prose';
/** Characters of a paragraph of prose. */
const leastProse = 100;
/** How far above what was found its other sections are looked for. */
const mostSteps = 6;

/** Numbers the paragraphs of prose, so that they are known again in what the library gives. */
export function markProse($: CheerioAPI): Element[] {
  const prose = $('p')
    .toArray()
    .filter((element) => plainText(element).trim().length >= leastProse);
  for (const [index, element] of prose.entries()) element.attribs[mark] = String(index);
  return prose;
}

/**
 * An article that stands in boxes of one kind, one beside the other, of which the library gave one alone (`found`): the boxes from the first to the
 * last with prose, as markup; `undefined` where there are none. Boxes of one kind have the same classes; those with a title, a day or a linked
 * heading of their own are other articles.
 */
export function sectionsAround($: CheerioAPI, found: string, prose: readonly Element[]): string | undefined {
  const numbers = new Set([...found.matchAll(/data-read-prose="(\d+)"/g)].map(([, number]) => Number(number)));
  const missing = prose.filter((_, index) => !numbers.has(index));
  if (missing.length === 0) return undefined;
  let box = sharedBox(prose.filter((_, index) => numbers.has(index)));
  for (let step = 0; box !== undefined && step < mostSteps && !/^(?:article|body|main)$/.test(box.name); step += 1) {
    const all = sectionsLike($, box, missing);
    if (all !== undefined) return markupOf($, all, found.length);
    box = boxOf(box);
  }
  return undefined;
}

function markupOf($: CheerioAPI, sections: readonly Element[], least: number): string | undefined {
  const markup = sections.map((section) => $.html(section)).join('');
  return markup.length > least ? markup : undefined;
}

/** The boxes like this one beside it, with what stands between them, where others than itself hold prose. */
function sectionsLike($: CheerioAPI, box: Element, missing: readonly Element[]): Element[] | undefined {
  const holder = boxOf(box);
  if (holder === undefined || kindOf(box) === '' || isOther($, box)) return undefined;
  const children = holder.children.filter(isElement);
  const others = new Set(children.filter((one) => one !== box && kindOf(one) === kindOf(box)));
  const withProse = new Set(missing.map((one) => childAbove(one, holder)).filter((one) => one !== undefined));
  const taken = [...others].filter((one) => withProse.has(one) && !isOther($, one));
  if (taken.length === 0) return undefined;
  const places = [box, ...taken].map((one) => children.indexOf(one)).sort((a, b) => a - b);
  const run = children.slice(places[0], (places.at(-1) ?? 0) + 1);
  return run.filter((one) => !others.has(one) || !isOther($, one));
}

function kindOf(element: Element): string {
  const classes = (element.attribs.class ?? '').replace(/\d+/g, '').trim();
  return classes === '' || element.name === 'p' ? '' : `${element.name} ${classes}`;
}

function isOther($: CheerioAPI, element: Element): boolean {
  return element.name === 'article' || $(element).find('h1, article, time, :is(h2, h3, h4) a[href]').length > 0;
}

/** The nearest element that holds all of these. */
function sharedBox(elements: readonly Element[]): Element | undefined {
  const [first, ...others] = elements;
  const path: Element[] = [];
  for (let one = first; one !== undefined; one = boxOf(one)) path.push(one);
  const places = new Map(path.map((one, place) => [one, place]));
  let shared = 0;
  for (const other of others) {
    let one: Element | undefined = other;
    while (one !== undefined && !places.has(one)) one = boxOf(one);
    shared = Math.max(shared, one === undefined ? path.length : (places.get(one) ?? 0));
  }
  return path[shared];
}

function childAbove(node: Element, holder: Element): Element | undefined {
  let one: Element | undefined = node;
  while (one !== undefined && one.parent !== holder) one = boxOf(one);
  return one;
}

function boxOf(node: AnyNode): Element | undefined {
  return isElement(node.parent) ? node.parent : undefined;
}
