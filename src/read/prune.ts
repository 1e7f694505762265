import type { CheerioAPI } from 'cheerio';
import { type AnyNode, type Element, isElement, rootOf } from './dom.ts';
import { appeal as appealing } from './trim.ts';

const unread =
  'script, style, noscript, template, svg, iframe, object, embed, canvas, link, button, select, input, textarea, dialog, audio, video';
const apart =
  'nav, [role="navigation"], [role="search"], [role="dialog"], [role="alertdialog"], [role="menu"], [role="menubar"], [role="toolbar"], [hidden]';
const beside = 'aside, [role="complementary"], footer, [role="contentinfo"], [role="banner"]';
const pictures = 'img, picture, video, amp-img, source';
/** Characters of a box that asks for money. */
const longestAppeal = 600;
/** Characters of a paragraph of prose. */
const leastProse = 100;
/** What an element with an article's words in it is never taken for. */
const mostOfPage = 0.4;

/**
 * Takes from a page what HTML itself says is no part of the article: navigation, forms, dialogs, and headers, footers and asides that hold
 * little of its text; pictures with their captions; signs that only link to a heading. Rules on structure only, no words.
 */
export function prune($: CheerioAPI): void {
  $(unread).remove();
  $(apart).remove();
  settleInlines($);
  const total = lengthOf(rootOf($));
  for (const element of $(beside).toArray()) {
    if (!isNotes(element) && lengthOf(element) < total * mostOfPage) $(element).remove();
  }
  for (const figure of $('figure').toArray()) {
    if ($(figure).find('table, blockquote, pre').length === 0) $(figure).remove();
  }
  $('figcaption').remove();
  const prose = proseUnder(rootOf($));
  // The name of what holds most of a page's prose says how the page is laid out (`has-sidebar`).
  const mostProse = Math.max(1, (prose.get(rootOf($)) ?? 0) / 2);
  for (const element of $('[class], [id]').toArray()) {
    const names = namesOf(element);
    const comments = names.some((name) => commentName.test(name)) && $(element).find('h1').length === 0;
    const words = names.flatMap((name) => name.split(/[^a-z]+/));
    const isNamedApart =
      words.some((word) => namesApart.has(word) || consent.test(word)) || names.some((name) => appeal.test(name));
    const holdsMost = (prose.get(element) ?? 0) > mostProse;
    const apart = isNamedApart && !holdsMost && !isNotes(element) && lengthOf(element) < total * 0.25;
    if (comments || apart) $(element).remove();
  }
  removeAppeals($);
  removeCaptions($);
  for (const anchor of $('a').toArray()) if (/^[#¶§🔗\s]*$/u.test($(anchor).text())) $(anchor).remove();
}

/** How many characters each element holds in paragraphs that are long enough to be prose; those without are left out. */
function proseUnder(node: AnyNode, counts = new Map<AnyNode, number>()): Map<AnyNode, number> {
  if (!('children' in node)) return counts;
  const own = isElement(node) && node.name === 'p' ? lengthOf(node) : 0;
  let count = own < leastProse ? 0 : own;
  for (const child of node.children) count += proseUnder(child, counts).get(child) ?? 0;
  if (count > 0) counts.set(node, count);
  return counts;
}

/** Inline elements in running text lose their names: the library would take a `remark` or `comment` inside a sentence for furniture. */
function settleInlines($: CheerioAPI): void {
  const running = new Map<AnyNode, boolean>();
  for (const element of $('span, a, em, strong, b, i, u, mark, time, abbr, sup, sub').toArray()) {
    if (element.attribs.class === undefined && element.attribs.id === undefined) continue;
    const parent = element.parent;
    if (parent === null) continue;
    if (!running.has(parent)) running.set(parent, parent.children.some(isWords));
    const besideStress = [element.prev, element.next].some((node) => isElement(node) && isStress(node));
    if (running.get(parent) || besideStress) $(element).removeAttr('class').removeAttr('id');
  }
}

function isWords(node: AnyNode): boolean {
  return node.type === 'text' && /\p{L}{2}/u.test(node.data);
}

function isStress(element: Element): boolean {
  return /^(?:em|strong|b|i)$/.test(element.name) && lengthOf(element) > 0;
}

const namesApart = new Set(
  'share sharing shares sharebar social socials related recommended recommendations recirc promo promos promotion newsletter newsletters signup subscribe subscription sidebar breadcrumb breadcrumbs byline bylines bio cookie cookies consent gdpr advert advertisement advertising adsense sponsor sponsored outbrain taboola popup pagination pager caption captions credit credits timestamp dateline toolbar cta donate donation disclaimer copyright trending popular readmore teasers respond'.split(
    ' ',
  ),
);

/** The usual names of what asks to be allowed to set cookies, and the makers of such boxes. */
const consent = /^(?:cookie|consent|gdpr|onetrust|didomi|cmplz|usercentrics|iubenda)/;

/** The usual names of boxes that ask for money or an address. */
const appeal =
  /(?:^|[-_])(?:support-?_?us|support-?our\w*|donat\w+|donor(?:box)?|fundrais\w+|newsletter\w*|subscribe\w*|mailchimp|mc4wp|patreon|boosty|mailing-?list|email-?capture)(?:$|[-_])/;

/** The usual names of what readers wrote under an article. */
const commentName =
  /^(?:[a-z]+-)?(?:comments?|disqus|respond)(?:[-_]?(?:list|area|section|container|wrapper|block|box|thread|body|content|form|respond|\d+))?$/;

/** The names in an element's class and id; none for elements that only a mishap would name so. */
function namesOf(element: Element): string[] {
  if (/^(?:html|body|main|article|p|h[1-6]|tr|td|tbody|a|em|strong|b|i)$/.test(element.name)) return [];
  const names = `${element.attribs.class ?? ''} ${element.attribs.id ?? ''}`;
  return names
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/\s+/);
}

/** Short boxes whose heading asks for money or an address. */
function removeAppeals($: CheerioAPI): void {
  for (const heading of $('h2, h3, h4, h5, h6').toArray()) {
    const box = heading.parent;
    if (isElement(box) && /^(?:div|section|aside|form)$/.test(box.name) && appealing.test($(heading).text().trim()))
      if (roomLeft(box, longestAppeal) > 0) $(box).remove();
  }
}

/** Boxes that hold a picture and little else: the words beside it are its caption or credit. */
function removeCaptions($: CheerioAPI): void {
  for (const picture of $(pictures).toArray()) {
    let box: Element | undefined;
    for (let one = picture.parent; isElement(one) && roomLeft(one, roomOf(one)) > 0; one = one.parent) box = one;
    if (
      box !== undefined &&
      /image|img|photo|picture|caption|figure|media|gallery|slide|thumb|embed|credit/i.test(namesIn(box, 3))
    )
      $(box).remove();
  }
}

/** How many characters an element may hold and still be the box of a picture. A paragraph is none: pictures stand in running text too. */
function roomOf(element: Element): number {
  if (/^(?:p|b|em|strong)$/.test(element.name)) return 120;
  return /^(?:div|span|a|li|center|td|picture)$/.test(element.name) ? 300 : 0;
}

function namesIn(element: Element, depth: number): string {
  const own = `${element.attribs.class ?? ''} ${element.attribs.id ?? ''}`;
  return depth === 0
    ? own
    : [own, ...element.children.filter(isElement).map((child) => namesIn(child, depth - 1))].join(' ');
}

function isNotes(element: Element): boolean {
  return /note|endnote|reference/i.test(
    `${element.attribs.role ?? ''} ${element.attribs.class ?? ''} ${element.attribs.id ?? ''}`,
  );
}

/** How many characters of text a node holds, white space left out of account. */
function lengthOf(node: AnyNode): number {
  if (node.type === 'text') return node.data.trim().length;
  return 'children' in node ? node.children.reduce((sum, child) => sum + lengthOf(child), 0) : 0;
}

/** What is left of some room for characters after a node's text; the node is read no further than the room reaches. */
function roomLeft(node: AnyNode, room: number): number {
  if (node.type === 'text') return room - node.data.trim().length;
  let left = room;
  if ('children' in node)
    for (const child of node.children) {
      if (left <= 0) break;
      left = roomLeft(child, left);
    }
  return left;
}
