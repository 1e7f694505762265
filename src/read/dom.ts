import type { Cheerio, CheerioAPI } from 'cheerio';
import { heavy } from './heavy.ts';

type Inside<T> = T extends Cheerio<infer Node> ? Node : never;

const mostRoots = 50;
/** Written out again, letters stay letters: as entities, Cyrillic text takes ten times as long to read. */
const parsing = { xml: { xmlMode: false, decodeEntities: true, encodeEntities: 'utf8' } } as const;

/** The root of a parsed page. */
type Root = Inside<ReturnType<CheerioAPI['root']>>;

/** A node of a parsed page. */
export type AnyNode = Root | Root['children'][number];

/** An element of a parsed page. */
export type Element = Extract<AnyNode, { attribs: object }>;

/** Markup as a tree, by the same parser and options for every reader here. */
export function treeOf(markup: string): CheerioAPI {
  const $ = heavy.cheerio().load(markup, parsing);
  const nodes = rootOf($).children;
  return nodes.length > mostRoots ? underOneRoot(nodes) : $;
}

/** Selecting takes time with the square of the nodes that stand beside each other at the top; a sound page has three. */
function underOneRoot(nodes: Root['children']): CheerioAPI {
  const $ = heavy.cheerio().load('<div></div>', parsing);
  const holder = $('div').get(0);
  if (holder === undefined) return $;
  holder.children = nodes;
  for (const node of nodes) node.parent = holder;
  return $;
}

/** The root node of a tree, for readers that walk. */
export function rootOf($: CheerioAPI): Root {
  return $.root().get(0) as Root;
}

/** True for an element, as against text, comments and the root. */
export function isElement(node: AnyNode | null): node is Element {
  return node !== null && 'attribs' in node;
}
