/**
 * The samples beside this file: for each source a folder with `pages.json` (address -> file; `POST address body` where a body is sent), the files as their publisher would send
 * them, and `expected.json`, what the source reads from them. `npx node test/crawlers/sample.ts ID` writes `expected.json` anew, to be read
 * before it is committed.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { sources } from '../../crawlers/index.ts';
import { Failure } from '../../src/errors.ts';
import type { Draft } from '../../src/model/draft.ts';
import type { Link, ListRequest, Page } from '../../src/model/page.ts';
import type { RegisterEntry } from '../../src/model/register.ts';
import type { Json } from '../../src/model/values.ts';
import type { Source } from '../../src/source.ts';

/** A draft without its text, with the number of its blocks and the first of them. */
type DraftDigest = Omit<Draft, 'blocks'> & { blocks: number; first: Draft['blocks'] };

/** What a source makes of its sample. `reports` holds a draft or the code of the failure for each report page of the sample. */
export type Expected = {
  links: Link[];
  passedOver: number;
  /** Of a register. */
  entries?: RegisterEntry[];
  reports: Record<string, DraftDigest | { failure: string }>;
};

/** Gives a page by its address, or nothing when there is none. */
export type PageAt = (url: string, body?: Json) => Page | undefined | Promise<Page | undefined>;

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.xml': 'application/rss+xml; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.csv': 'text/csv',
  '.pdf': 'application/pdf',
};

/** The folder of a source's sample. */
export function sampleFolder(sourceId: string): string {
  return join(import.meta.dirname, sourceId);
}

/** The pages of a source's sample. */
export function samplePages(sourceId: string): PageAt {
  const files: Record<string, string> = JSON.parse(readFileSync(join(sampleFolder(sourceId), 'pages.json'), 'utf8'));
  return (url, body) => {
    const file = files[body === undefined ? url : `POST ${url} ${JSON.stringify(body)}`];
    if (file === undefined) return undefined;
    const page = pageOf(url, readFileSync(join(sampleFolder(sourceId), file)), contentTypes[extname(file)] ?? '');
    return body === undefined ? page : { ...page, asked: body };
  };
}

/** A page as the crawler would hand it on. */
export function pageOf(url: string, body: Uint8Array, contentType: string): Page {
  return {
    url,
    finalUrl: url,
    fetchedAt: '2026-11-22T16:00:00.000Z',
    status: 200,
    contentType,
    headers: { 'content-type': contentType },
    body,
  };
}

/** Reads all lists of a source from its start on, and every report page that is there. */
export async function read(source: Source, pageAt: PageAt): Promise<Expected> {
  const { links, passedOver, entries } = await discoverAll(source, pageAt);
  const reports: Expected['reports'] = {};
  for (const link of links) {
    const page = await pageAt(link.url, link.body);
    if (page !== undefined) reports[link.url] = await digest(source, page, link);
  }
  return { links, passedOver, ...(entries.length > 0 && { entries }), reports };
}

async function discoverAll(source: Source, pageAt: PageAt): Promise<Required<Omit<Expected, 'reports'>>> {
  const lists = [...source.start];
  const known = new Set(lists.map((list) => JSON.stringify(list)));
  const found = { links: [] as Link[], passedOver: 0, entries: [] as RegisterEntry[] };
  for (const list of lists) {
    const page = await listAt(pageAt, list);
    // An archive goes back further than its sample does.
    if (page === undefined && !source.start.includes(list)) continue;
    if (page === undefined) throw new Error(`${source.id}: the list ${JSON.stringify(list)} is not among the pages`);
    const { links, passedOver = 0, next = [], older = [], entries = [] } = source.discover(page);
    found.links.push(...links);
    found.entries.push(...entries);
    found.passedOver += passedOver;
    lists.push(...[...next, ...older].filter((further) => !known.has(JSON.stringify(further))));
    for (const further of lists) known.add(JSON.stringify(further));
  }
  return found;
}

function listAt(pageAt: PageAt, list: ListRequest): ReturnType<PageAt> {
  return typeof list === 'string' ? pageAt(list) : pageAt(list.url, list.body);
}

async function digest(source: Source, page: Page, link: Link): Promise<DraftDigest | { failure: string }> {
  try {
    const { blocks, ...draft } = await source.extract(page, link);
    return { ...draft, blocks: blocks.length, first: blocks.slice(0, 4) };
  } catch (error) {
    if (error instanceof Failure) return { failure: error.code };
    throw error;
  }
}

async function writeExpected(id: string): Promise<void> {
  const source = sources.find((one) => one.id === id);
  if (source === undefined) throw new Error(`There is no source ${id} in crawlers/index.ts.`);
  if (!existsSync(sampleFolder(id)))
    throw new Error(`There is no test/crawlers/${id}/: it holds the pages of the sample.`);
  const expected = await read(source, samplePages(id));
  writeFileSync(join(sampleFolder(id), 'expected.json'), `${JSON.stringify(expected, undefined, 2)}\n`);
  const { links, entries = [], reports } = expected;
  const counts = `${links.length} links, ${entries.length} entries, ${Object.keys(reports).length} reports`;
  console.log(`test/crawlers/${id}/expected.json written: ${counts}. Read it before you keep it.`);
}

if (import.meta.main) {
  const ids = process.argv.slice(2);
  if (ids.length === 0) throw new Error('npx node test/crawlers/sample.ts SOURCE…');
  for (const id of ids) await writeExpected(id);
}
