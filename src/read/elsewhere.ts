import type { CheerioAPI } from 'cheerio';
import { type AnyNode, type Element, isElement } from './dom.ts';

/** Parts of a page whose dates and names belong to something else: comments, other articles, the site. */
const names = 'comment sidebar related widget teaser recommend popular'.split(' ');
const elements = new Set(['aside', 'footer', 'nav', 'blockquote']);

/** Says whether an element stands in a part of the page that is about something else; what holds the title is not. */
export function belongsElsewhere($: CheerioAPI): (element: Element) => boolean {
  const around = new Set<AnyNode>($('h1').first().parents().toArray());
  const known = new Map<AnyNode, boolean>();
  const test = (node: AnyNode | null): boolean => {
    if (!isElement(node)) return false;
    const answer = known.get(node) ?? ((!around.has(node) && isElsewhere(node)) || test(node.parent));
    known.set(node, answer);
    return answer;
  };
  return test;
}

function isElsewhere({ name, attribs }: Element): boolean {
  const named = attribs.class?.toLowerCase() ?? '';
  if (elements.has(name) || named.startsWith('aside') || attribs.id?.toLowerCase().includes('comment')) return true;
  return named !== '' && names.some((one) => named.includes(one));
}
