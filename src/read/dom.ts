import { type Cheerio, type CheerioAPI, load } from 'cheerio';

type Inside<T> = T extends Cheerio<infer Node> ? Node : never;

/** The root of a parsed page. */
type Root = Inside<ReturnType<CheerioAPI['root']>>;

/** A node of a parsed page. */
export type AnyNode = Root | Root['children'][number];

/** An element of a parsed page. */
export type Element = Extract<AnyNode, { attribs: object }>;

/** Markup as a tree, by the same parser and options for every reader here. */
export function treeOf(markup: string): CheerioAPI {
  return load(markup, { xml: { xmlMode: false, decodeEntities: true } });
}

/** The root node of a tree, for readers that walk. */
export function rootOf($: CheerioAPI): AnyNode {
  return $.root().get(0) as Root;
}

/** True for an element, as against text, comments and the root. */
export function isElement(node: AnyNode | null): node is Element {
  return node !== null && 'attribs' in node;
}
