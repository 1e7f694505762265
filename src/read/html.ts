import type { Cheerio, CheerioAPI } from 'cheerio';
import { Failure } from '../errors.ts';
import type { Block } from '../model/draft.ts';
import type { Page } from '../model/page.ts';
import { blocksOf } from './blocks.ts';
import { decode } from './charset.ts';
import { refuseComplex } from './complexity.ts';
import { type Element, treeOf } from './dom.ts';
import { plainText, settle } from './inline.ts';
import { markNotes } from './notes.ts';
import { withRunningNumbers } from './running-numbers.ts';
import { withUnlinkedNotes } from './unlinked-notes.ts';

/** A page read by selectors that hold only while the page keeps its structure: what is not there exactly as expected is a failure. */
export type HtmlPage = {
  /** The text of the one element that matches. @throws Failure `extract.missing`, `extract.ambiguous`, `extract.empty` */
  text(selector: string): string;
  /** An attribute of the one element that matches. @throws Failure `extract.missing`, `extract.ambiguous` */
  attr(selector: string, name: string): string;
  /** The texts of all elements that match, in reading order; none is no failure. */
  all(selector: string): string[];
  /** The blocks of the one element that matches. @throws Failure `extract.missing`, `extract.ambiguous`, `extract.empty` */
  blocks(selector: string): Block[];
  /** Absolute addresses and texts of all links that match or lie inside a match, in reading order, each address once. */
  links(selector: string): { url: string; text: string }[];
  /** How many elements match, for pages where a part may be absent. */
  count(selector: string): number;
};

/** A page for reading by selectors. @throws Failure `extract.too-complex`, `extract.corrupt` */
export function html(page: Page): HtmlPage {
  const $ = parse(page);
  const url = page.finalUrl;
  const one = (selector: string) => exactlyOne($, selector, url);
  return {
    text: (selector) => notEmpty(textOf(one(selector)), selector, url),
    attr(selector, name) {
      const value = one(selector).attribs[name];
      if (value === undefined) throw new Failure('extract.missing', `"${selector}" has no attribute ${name}.`, { url });
      return value.trim();
    },
    all: (selector) => find($, selector).toArray().map(textOf),
    blocks(selector) {
      markNotes($);
      return notEmpty(withRunningNumbers(withUnlinkedNotes(blocksOf(one(selector)))), selector, url);
    },
    links: (selector) => linksOf($, selector, url),
    count: (selector) => find($, selector).length,
  };
}

/** The page as a tree. @throws Failure `extract.too-complex`, `extract.corrupt` */
export function parse(page: Page): CheerioAPI {
  const markup = decode(page.body, page.contentType).replaceAll('\0', '');
  refuseComplex(markup, page.finalUrl);
  return treeOf(markup);
}

/** The text of an element on one line. */
function textOf(element: Element): string {
  return settle(plainText(element)).text;
}

function find($: CheerioAPI, selector: string): Cheerio<Element> {
  return $<Element, string>(selector);
}

function exactlyOne($: CheerioAPI, selector: string, url: string): Element {
  const [element, another] = find($, selector).toArray();
  if (element === undefined) throw new Failure('extract.missing', `Nothing matches "${selector}".`, { url });
  if (another !== undefined) {
    throw new Failure('extract.ambiguous', `${find($, selector).length} elements match "${selector}", not one.`, {
      url,
    });
  }
  return element;
}

function notEmpty<T extends { length: number }>(value: T, selector: string, url: string): T {
  if (value.length === 0) throw new Failure('extract.empty', `"${selector}" holds no text.`, { url });
  return value;
}

function linksOf($: CheerioAPI, selector: string, url: string): { url: string; text: string }[] {
  const base = URL.parse($('base[href]').attr('href') ?? '', url)?.href ?? url;
  const links = new Map<string, string>();
  for (const element of find($, selector).toArray()) {
    const anchors = element.name === 'a' ? [element] : $(element).find('a[href]').toArray();
    for (const anchor of anchors) {
      const target = URL.parse(anchor.attribs.href ?? '', base);
      if (target === null || !/^https?:$/.test(target.protocol) || anchor.attribs.href === undefined) continue;
      if (!links.get(target.href)) links.set(target.href, textOf(anchor));
    }
  }
  return [...links].map(([address, text]) => ({ url: address, text }));
}
