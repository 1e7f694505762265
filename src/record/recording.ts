import { Failure } from '../errors.ts';
import type { Discovery, Link, Page } from '../model/page.ts';
import type { Source } from '../source.ts';
import { bareHost, createInvention, type Invention } from './invention.ts';
import { type Skeleton, skeletonOf } from './skeleton.ts';

/**
 * Pages of one visit: the lists in the order in which they were asked for, and a report that one of them showed. `settings`: what the operator
 * alone has and the addresses hold (`COI_RELIEFWEB_APPNAME`), by its name.
 */
export type Visited = {
  lists: readonly Page[];
  report?: { link: Link; page: Page };
  settings: Readonly<Record<string, string>>;
};

/** What reading gave, in numbers: enough to compare a skeleton with the live page, and nothing of its text. */
export type Yield = { links: number; passedOver: number; report?: { dated: boolean; blocks: number } | string };

/** The beginning of a sample: files by name, at which address each stands, and what reading gave of either. */
export type Recording = {
  files: Record<string, string>;
  pages: Record<string, string>;
  live: Yield;
  skeleton: Yield;
  /** What could not be taken, and why. */
  missing: string[];
};

/**
 * Makes a sample's skeleton of the pages of one visit. Nothing that the publisher wrote is in it: words, numbers and addresses are invented.
 * @throws Failure extract.* when a list cannot be taken apart
 */
export async function recordingOf(source: Source, { lists, report, settings }: Visited): Promise<Recording> {
  const found = lists.map((page) => discovered(source, page));
  const invention = inventionFor(source, lists, found);
  const recording: Recording = {
    files: {},
    pages: {},
    live: await yieldOf(source, found, report),
    skeleton: { links: 0, passedOver: 0 },
    missing: [],
  };
  const skeletons = lists.map((page, index) => {
    const made = skeletonOf(page, invention);
    const name = `list-${index + 1}.${made.ending}`;
    recording.files[name] = made.text;
    recording.pages[keyOf(page)] = name;
    return asPage(page, made);
  });
  const again = skeletons.map((page) => discovered(source, page));
  const taken = report && takeReport(recording, report.page, invention);
  const link = report && twin(report.link, found, again, invention);
  if (taken && link)
    recording.pages[keyOf({ url: link.url, ...(link.body !== undefined && { asked: link.body }) })] = taken.name;
  recording.skeleton = await yieldOf(
    source,
    again,
    taken && link && { link, page: { ...taken.page, url: link.url, finalUrl: link.url } },
  );
  return withoutSettings(recording, settings);
}

/** What only the operator has is not in a sample: `{COI_…}` stands for it in an address, `sample` in a file. */
function withoutSettings(recording: Recording, settings: Visited['settings']): Recording {
  const without = (text: string, stands: (name: string) => string) =>
    Object.entries(settings).reduce(
      (left, [name, value]) => left.replaceAll(encodeURIComponent(value), stands(name)).replaceAll(value, stands(name)),
      text,
    );
  const files = Object.entries(recording.files).map(([name, text]) => [name, without(text, () => 'sample')]);
  const pages = Object.entries(recording.pages).map(([url, name]) => [without(url, (setting) => `{${setting}}`), name]);
  return { ...recording, files: Object.fromEntries(files), pages: Object.fromEntries(pages) };
}

/** Hosts of the source and of what it lists are kept: a source may choose links by them. */
function inventionFor(source: Source, lists: readonly Page[], found: readonly Discovery[]): Invention {
  const starts = source.start.map((list) => (typeof list === 'string' ? list : list.url));
  const addresses = [...starts, source.homepage, ...lists.map(({ finalUrl }) => finalUrl)];
  const listed = found.flatMap(({ links }) => links.map(({ url }) => url));
  const hosts = [...addresses, ...listed].flatMap((url) => URL.parse(url)?.host ?? []);
  return createInvention(new Set(hosts.map(bareHost)), new Set(addresses));
}

/** A list that the source cannot read yet shows nothing. */
function discovered(source: Source, page: Page): Discovery {
  try {
    return source.discover(page);
  } catch (error) {
    if (error instanceof Failure) return { links: [] };
    throw error;
  }
}

function takeReport(recording: Recording, page: Page, invention: Invention): { name: string; page: Page } | undefined {
  try {
    const made = skeletonOf(page, invention);
    const name = `report.${made.ending}`;
    recording.files[name] = made.text;
    return { name, page: asPage(page, made) };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    recording.missing.push(`The report was not taken: ${error.message}`);
    return undefined;
  }
}

/** The link that the skeleton's list shows in the place of this one; failing that, one with an invented address. */
function twin(link: Link, live: readonly Discovery[], again: readonly Discovery[], invention: Invention): Link {
  const at = live.flatMap(({ links }) => links).findIndex(({ url }) => url === link.url);
  const shown = again.flatMap(({ links }) => links);
  const same = shown.length === live.flatMap(({ links }) => links).length ? shown[at] : undefined;
  return same ?? { url: invention.address(link.url) };
}

async function yieldOf(
  source: Source,
  found: readonly Discovery[],
  report: { link: Link; page: Page } | undefined,
): Promise<Yield> {
  const links = found.reduce((sum, each) => sum + each.links.length + (each.entries?.length ?? 0), 0);
  const passedOver = found.reduce((sum, each) => sum + (each.passedOver ?? 0), 0);
  return { links, passedOver, ...(report && { report: await readYield(source, report) }) };
}

async function readYield(
  source: Source,
  { link, page }: { link: Link; page: Page },
): Promise<NonNullable<Yield['report']>> {
  try {
    const { publishedOn, blocks } = await source.extract(page, link);
    return { dated: (publishedOn ?? link.publishedOn) !== undefined, blocks: blocks.length };
  } catch (error) {
    if (error instanceof Failure) return error.code;
    throw error;
  }
}

const contentTypes: Record<Skeleton['ending'], string> = {
  html: 'text/html; charset=utf-8',
  xml: 'application/rss+xml; charset=utf-8',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv',
};

function asPage(page: Page, { text, ending }: Skeleton): Page {
  return { ...page, finalUrl: page.url, contentType: contentTypes[ending], body: new TextEncoder().encode(text) };
}

/** As `pages.json` names a page. */
function keyOf({ url, asked }: Pick<Page, 'url' | 'asked'>): string {
  return asked === undefined ? url : `POST ${url} ${JSON.stringify(asked)}`;
}
