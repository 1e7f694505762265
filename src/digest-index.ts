import { holdsAny, revisionOf } from './digest/added.ts';
import type { NewsEntry } from './digest/item.ts';
import { basesOf, byReport, type KnownReports, type Match } from './digest/select.ts';
import type { Documents } from './documents.ts';
import type { AsideEngine } from './search/aside.ts';
import type { PassageDocument } from './search/document.ts';
import type { SearchQuery } from './search/query.ts';
import type { Store } from './store/port.ts';

/** The reports that are news within a time, searchable by themselves. */
export type NewsIndex = {
  news: ReadonlyMap<string, readonly NewsEntry[]>;
  reports: KnownReports;
  /** Reports that are news too and have nearly the same text. */
  copiesOf(reportId: string): readonly string[];
  /** What matches, best first, a report once for each version that it can be compared with. */
  matches(query: SearchQuery): Promise<Match[]>;
  close(): Promise<void>;
};

type Parts = {
  store: Pick<Store, 'newsBetween' | 'reportsById' | 'versionText' | 'relations'>;
  documents: Pick<Documents, 'of'>;
  /** An empty engine, gone when it is closed. */
  open(): Promise<AsideEngine>;
};

const passagesAtOnce = 500;

/**
 * Puts all that the change log tells readers after `after` and up to `until` into an index of its own, so that matching subscriptions costs
 * what is new and not what is kept. A revised report stands in it with those passages alone that say something new.
 */
export async function indexNews(within: { after: number; until: number }, parts: Parts): Promise<NewsIndex> {
  const news = byReport(await parts.store.newsBetween(within.after, within.until));
  const reports = await parts.store.reportsById([...news.keys()]);
  const engine = await parts.open();
  const copies = new Map<string, readonly string[]>();
  try {
    let pending: PassageDocument[] = [];
    for (const [reportId, entries] of news) {
      const report = reports.get(reportId);
      const bases = report === undefined ? [] : basesOf(entries, within.after, report);
      for (const base of bases) pending.push(...(await documentsSince(base, reportId, report?.version ?? 0, parts)));
      if (bases.includes(0)) copies.set(reportId, await copiesAmong(news, reportId, parts));
      if (pending.length < passagesAtOnce) continue;
      await engine.put(pending);
      pending = [];
    }
    await engine.put(pending);
  } catch (error) {
    await engine.close();
    throw error;
  }
  return {
    news,
    reports,
    copiesOf: (reportId) => copies.get(reportId) ?? [],
    async matches(query) {
      const { hits } = await engine.search({ ...query, ...whole, size: 4 * news.size + 1 });
      return hits.map(({ reportId, passageId }) => ({ ...seenFrom(reportId), passageId }));
    },
    close: () => engine.close(),
  };
}

/** All matches, and only those with all the words: no word is taken for a slip because the few new reports lack it. */
const whole = { page: 1, all: true, spelling: false, explain: false, timeline: false } as const;

async function documentsSince(base: number, reportId: string, version: number, { store, documents }: Parts) {
  const all = (await documents.of(reportId)).map((document) => ({ ...document, reportId: `${base} ${reportId}` }));
  if (base === 0) return all;
  const [before, after] = await Promise.all([store.versionText(reportId, base), store.versionText(reportId, version)]);
  const { added } = revisionOf(before ?? '', after ?? '');
  return all.filter(({ text }) => holdsAny(text, added));
}

/** The version that a report was put in against stands before its id. */
function seenFrom(id: string): Omit<Match, 'passageId'> {
  const space = id.indexOf(' ');
  return { base: Number(id.slice(0, space)), reportId: id.slice(space + 1) };
}

async function copiesAmong(news: ReadonlyMap<string, unknown>, reportId: string, { store }: Parts): Promise<string[]> {
  const related = await store.relations(reportId);
  return related.filter((one) => one.kind !== 'translation' && news.has(one.reportId)).map((one) => one.reportId);
}
