import { issuerOf } from './by-hand.ts';
import type { Citer } from './citer.ts';
import { revisionOf } from './digest/added.ts';
import { type Digest, type Item, newsKinds } from './digest/item.ts';
import type { DigestContent, Entry, Section } from './digest/render/content.ts';
import type { Subscription } from './digest/subscription.ts';
import { Failure } from './errors.ts';
import type { Report } from './model/report.ts';
import type { Source } from './source.ts';
import type { Store } from './store/port.ts';
import type { TaggedPassage } from './store/report-port.ts';
import type { SearchConfig } from './tag/taxonomy.ts';

/** What the content of a digest is looked up in. `url`: where readers reach us, without a slash at its end. */
export type ContentParts = {
  store: Pick<Store, 'reportsById' | 'passagesById' | 'versionText'>;
  citer: Citer;
  sources: readonly Source[];
  searchConfig: Pick<SearchConfig, 'categories'>;
  /** A category in the reader's language; in English when absent. */
  categoryLabel?(id: string, language: Subscription['language']): string;
  url: string;
  /** Entries looked up before, for other readers of the same news; those that were not asked for of late are forgotten. */
  remembered?: Map<string, Entry>;
};

/** The form in which citations stand in a digest: the line of an exhibit index. */
const style = 'icpm';
const longestPassage = 1200;
const mostSentences = 8;
/** A new report has tens of passages, any of which may be the one that a reader is sent: some 4 KB each. */
const mostRemembered = 3000;

/** Looks up all that a digest shows. What the store no longer has is left out: nothing is made up for it. */
export async function contentOf(
  digest: Pick<Digest, 'about' | 'items' | 'more'>,
  subscription: Pick<Subscription, 'id' | 'token' | 'title' | 'note' | 'language' | 'wanted'>,
  parts: ContentParts,
): Promise<DigestContent> {
  const ids = digest.items.flatMap(({ reportId, copies }) => [reportId, ...copies]);
  const reports = await parts.store.reportsById(ids);
  const passageIds = digest.items.flatMap(({ passageId }) => passageId ?? []);
  const passages = new Map((await parts.store.passagesById(passageIds)).map((passage) => [passage.id, passage]));
  const known = { reports, passages };
  const sections: Section[] = [];
  for (const kind of newsKinds) {
    const items = digest.items.filter((item) => item.kind === kind && reports.has(item.reportId));
    if (items.length > 0) sections.push({ kind, groups: await groupsOf(items, subscription, known, parts) });
  }
  const counts = Object.fromEntries(
    sections.map(({ kind, groups }) => [kind, groups.reduce((sum, { entries }) => sum + entries.length, 0)]),
  );
  const { title, note, language } = subscription;
  const { about, more } = digest;
  return { about, language, title, note, counts, sections, more, links: linksOf(subscription, parts.url) };
}

type Known = { reports: ReadonlyMap<string, Report>; passages: ReadonlyMap<string, TaggedPassage> };

async function groupsOf(
  items: readonly Item[],
  reader: Pick<Subscription, 'wanted' | 'language'>,
  known: Known,
  parts: ContentParts,
) {
  const wanted = 'search' in reader.wanted ? new URLSearchParams(reader.wanted.search).getAll('category') : [];
  const byCategory = new Map<string | undefined, Entry[]>();
  for (const item of items) {
    const passage = item.passageId === undefined ? undefined : known.passages.get(item.passageId);
    const entry = await rememberedEntry(item, passage, known, parts);
    const category = categoryOf(passage, wanted);
    if (entry !== undefined) byCategory.set(category, [...(byCategory.get(category) ?? []), entry]);
  }
  const groups = [...byCategory].map(([id, entries]) => ({
    ...(id !== undefined && { category: labelOf(id, reader.language, parts) }),
    entries,
  }));
  return groups.toSorted((one, other) => Number(one.category === undefined) - Number(other.category === undefined));
}

/** The category under which an entry stands: one that was asked for, else the first that a strong tag gives, else the first. */
function categoryOf(passage: TaggedPassage | undefined, wanted: readonly string[]): string | undefined {
  const tags = passage?.tags.filter(({ state }) => state !== 'rejected') ?? [];
  const asked = tags.find(({ category }) => wanted.includes(category));
  return (asked ?? tags.find(({ strength }) => strength === 'strong') ?? tags[0])?.category;
}

function labelOf(id: string, language: Subscription['language'], parts: ContentParts): string {
  const english = parts.searchConfig.categories.find((one) => one.id === id)?.label ?? id;
  return parts.categoryLabel?.(id, language) ?? english;
}

async function rememberedEntry(
  item: Item,
  passage: TaggedPassage | undefined,
  known: Known,
  parts: ContentParts,
): Promise<Entry | undefined> {
  const { remembered = new Map<string, Entry>() } = parts;
  const key = JSON.stringify(item);
  const entry = remembered.get(key) ?? (await entryOf(item, passage, known, parts));
  if (entry === undefined) return undefined;
  remembered.delete(key);
  if (remembered.size >= mostRemembered) remembered.delete(remembered.keys().next().value ?? '');
  remembered.set(key, entry);
  return entry;
}

async function entryOf(
  item: Item,
  passage: TaggedPassage | undefined,
  { reports }: Known,
  parts: ContentParts,
): Promise<Entry | undefined> {
  const report = reports.get(item.reportId);
  if (report === undefined) return undefined;
  const { title, publishedOn, language, url, goneSince, status } = report;
  const citation = await citationOf(item, passage, parts);
  const copies = item.copies.flatMap((id) => reports.get(id) ?? []);
  return {
    title,
    publisher: publisherOf(report, parts),
    ...(publishedOn !== undefined && { publishedOn }),
    language,
    ...(passage && { passage: { text: cut(passage.text), language: passage.language } }),
    ...(await changesOf(item, parts)),
    ...(citation !== undefined && { citation }),
    link: linkOf(item, passage, parts.url),
    source: url,
    ...(status === 'withdrawn' && { isWithdrawn: true as const }),
    ...(goneSince !== undefined && { goneSince: goneSince.slice(0, 10) }),
    copies: copies.map((copy) => ({
      title: copy.title,
      publisher: publisherOf(copy, parts),
      link: `${parts.url}/reports/${encodeURIComponent(copy.id)}`,
    })),
  };
}

function publisherOf(report: Report, { sources }: ContentParts): string {
  return issuerOf(report, sources)?.publisher ?? report.sourceId;
}

async function citationOf(item: Item, passage: TaggedPassage | undefined, { citer }: ContentParts) {
  const { reportId, version } = item;
  const cited = passage === undefined ? { reportId, version } : { reportId, passageId: passage.id };
  try {
    const [citation] = await citer.cite(cited, { style });
    return citation?.text;
  } catch (error) {
    if (error instanceof Failure && error.code === 'not-found') return undefined;
    throw error;
  }
}

async function changesOf({ kind, reportId, base, version }: Item, { store }: ContentParts) {
  if (kind !== 'revised') return { added: [], removed: [], furtherChanges: 0 };
  const [before, after] = await Promise.all([store.versionText(reportId, base), store.versionText(reportId, version)]);
  const { added, removed } = revisionOf(before ?? '', after ?? '');
  const further = Math.max(0, added.length - mostSentences) + Math.max(0, removed.length - mostSentences);
  return { added: added.slice(0, mostSentences), removed: removed.slice(0, mostSentences), furtherChanges: further };
}

/** The passage on our page of the report, in the version that it was quoted from. */
function linkOf({ reportId, version }: Item, passage: TaggedPassage | undefined, url: string): string {
  const place = passage === undefined ? '' : `#p-${passage.ordinal}`;
  return `${url}/reports/${encodeURIComponent(reportId)}?version=${passage?.version ?? version}${place}`;
}

/** A long passage is cut at a space, and says so. */
function cut(text: string): string {
  if (text.length <= longestPassage) return text;
  const space = text.lastIndexOf(' ', longestPassage);
  return `${text.slice(0, space > 0 ? space : longestPassage)} […]`;
}

function linksOf({ id, token, wanted }: Pick<Subscription, 'id' | 'token' | 'wanted'>, url: string) {
  return {
    ...('search' in wanted && { all: `${url}/search?${withOrder(wanted.search)}` }),
    manage: `${url}/subscriptions/${id}`,
    unsubscribe: `${url}/unsubscribe/${token}`,
  };
}

/** What news came of last stands first: the new, the revised and the withdrawn. */
function withOrder(search: string): string {
  const parameters = new URLSearchParams(search);
  parameters.set('sort', 'news');
  return parameters.toString();
}
