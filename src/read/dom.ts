import type { Cheerio, CheerioAPI } from 'cheerio';

type RootOf<T> = T extends Cheerio<infer Root> ? Root : never;

/** The root of a parsed page. */
export type Root = RootOf<ReturnType<CheerioAPI['root']>>;

/** A node of a parsed page. */
export type AnyNode = Root | Root['children'][number];

/** An element of a parsed page. */
export type Element = Extract<AnyNode, { attribs: object }>;
