import type { CheerioAPI } from 'cheerio';

/** What JSON-LD says of one article or report. */
export type LinkedThing = {
  headline?: string;
  datePublished?: string;
  dateModified?: string;
  authors: string[];
  publisher?: string;
};

const described =
  /Article|Report|BlogPosting|WebPage|CreativeWork|Legislation|ScholarlyArticle|Publication|Book|Thesis/;
type Raw = Record<string, unknown>;

/** The articles that a page describes in JSON-LD, the most specific first; broken JSON is passed over. */
export function linkedData($: CheerioAPI): LinkedThing[] {
  const raw = $('script[type="application/ld+json" i]')
    .toArray()
    .flatMap((element) => flatten(parse($(element).text())));
  const nodes = raw.filter((node) => described.test(typeOf(node)));
  const people = new Map(
    raw.flatMap((node) => (typeof node['@id'] === 'string' ? [[node['@id'], node] as const] : [])),
  );
  return nodes.sort((a, b) => rank(a) - rank(b)).map((node) => thingOf(node, people));
}

/** Line breaks inside a text are the commonest fault of JSON on pages; of what is worse, only single facts are taken. */
function parse(text: string): unknown {
  const bare = text.replace(/^\s*(?:<!--|\/\*<!\[CDATA\[\*\/)|(?:-->|\/\*\]\]>\*\/)\s*$/g, '');
  return json(bare) ?? json(bare.replace(/\s+/g, ' ')) ?? singleFacts(bare);
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The facts that JSON which cannot be parsed states once, or the same each time, when it describes an article. */
function singleFacts(text: string): Raw | undefined {
  const type = /"@type"\s*:\s*"(\w*(?:Article|Report|BlogPosting))"/.exec(text)?.[1];
  const facts = ['headline', 'datePublished', 'dateModified'].flatMap((name) => {
    const values = new Set(
      [...text.matchAll(new RegExp(`"${name}"\\s*:\\s*"([^"\\\\]*)"`, 'g'))].map((match) => match[1]),
    );
    return values.size === 1 ? [[name, [...values][0]] as const] : [];
  });
  return type === undefined ? undefined : { '@type': type, ...Object.fromEntries(facts) };
}

function flatten(value: unknown, depth = 0): Raw[] {
  if (depth > 4 || value === null || typeof value !== 'object') return [];
  if (Array.isArray(value)) return value.flatMap((one) => flatten(one, depth + 1));
  const node = value as Raw;
  return [node, ...flatten(node['@graph'], depth + 1), ...flatten(node.mainEntity, depth + 1)];
}

function typeOf(node: Raw): string {
  return [node['@type']].flat().join(' ');
}

function rank(node: Raw): number {
  return /WebPage|CreativeWork/.test(typeOf(node)) ? 1 : 0;
}

function thingOf(node: Raw, people: ReadonlyMap<string, Raw>): LinkedThing {
  const resolve = (value: unknown): unknown => {
    const id = value !== null && typeof value === 'object' ? (value as Raw)['@id'] : undefined;
    return typeof id === 'string' ? { ...people.get(id), ...(value as Raw) } : value;
  };
  const one = {
    headline: string(node.headline),
    datePublished: string(node.datePublished),
    dateModified: string(node.dateModified),
  };
  const publisher = names(resolve(node.publisher))[0];
  return {
    ...Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined)),
    ...(publisher === undefined ? {} : { publisher }),
    authors: [node.author].flat().flatMap((author) => names(resolve(author))),
  };
}

function names(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' || /^https?:/.test(value) ? [] : [value.trim()];
  if (value === null || typeof value !== 'object') return [];
  return [(value as Raw).name]
    .flat()
    .flatMap((name) => (typeof name === 'string' && name.trim() !== '' ? [name.trim()] : []));
}

function string(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
