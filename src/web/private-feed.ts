import type { Digest, Item } from '../digest/item.ts';
import type { Subscription } from '../digest/subscription.ts';
import type { Feed, FeedEntry } from '../feed/feed.ts';
import type { Report } from '../model/report.ts';
import type { IsoInstant } from '../model/values.ts';
import type { Deps } from './deps.ts';
import { feedLength, searchEntries } from './feed.ts';
import { issuerNamed } from './views/labels.ts';
import { words } from './words/words.ts';

/**
 * The private feed of a subscription: what its digests told, each under an address of its own, and before that what there was when it began. One that
 * sends no mails, since it is off or has ended, tells besides what its search finds, under the addresses that digests would give: nobody who reads the
 * feed alone misses anything, or sees it twice when it is on again. @throws Failure search.*
 */
export async function subscriptionFeed(subscription: Subscription, self: string, deps: Deps): Promise<Feed> {
  const { wanted, title, id, rate, stopped, createdAt } = subscription;
  const isSilent = rate === 'off' || stopped !== undefined;
  const digests = await deps.subscriptions.digests(id);
  const items = digests.flatMap((digest) => digest.items);
  const told = await toldEntries(digests, items, deps);
  const toldOnes = new Set(told.map(({ url }) => url));
  const placeOf = (report: Report) => (report.newsAt < createdAt ? '' : newsPlace(report, createdAt, items));
  const found = 'search' in wanted ? await searchEntries(new URLSearchParams(wanted.search), deps, placeOf) : [];
  const besides = found.filter(({ url, updatedAt }) => !toldOnes.has(url) && (isSilent || updatedAt < createdAt));
  const entries = isSilent ? [...told, ...besides].toSorted(byTime) : [...told, ...besides];
  return {
    title: `${words.product} · ${title}`,
    home: `${deps.settings.url}/subscriptions/${id}`,
    self,
    language: words.languageTag,
    entries: entries.slice(0, feedLength),
  };
}

function byTime(one: FeedEntry, other: FeedEntry): number {
  if (one.updatedAt === other.updatedAt) return 0;
  return one.updatedAt < other.updatedAt ? 1 : -1;
}

/** What a digest told of a report as it is now, or what the next one would tell. */
function newsPlace(
  { id, version, status, firstSeenAt }: Report,
  createdAt: IsoInstant,
  items: readonly Item[],
): string {
  if (status === 'gone' || status === 'withdrawn') return place(version, status);
  const own = items.filter((item) => item.reportId === id || item.copies.includes(id));
  const told = own.find((item) => item.reportId === id && item.version === version);
  if (told !== undefined && (told.kind === 'new' || told.kind === 'revised')) return place(version, told.kind);
  return place(version, version > 1 && (firstSeenAt < createdAt || own.length > 0) ? 'revised' : 'new');
}

function place(version: number, kind: Item['kind']): string {
  return `?version=${version}#${kind}`;
}

async function toldEntries(digests: readonly Digest[], items: readonly Item[], deps: Deps): Promise<FeedEntry[]> {
  const passageIds = items.flatMap(({ passageId }) => passageId ?? []);
  const [reports, passages] = await Promise.all([
    deps.store.reportsById(items.map(({ reportId }) => reportId)),
    deps.store.passagesById(passageIds),
  ]);
  const texts = new Map(passages.map(({ id, text }) => [id, text]));
  const entryOf = ({ reportId, version, kind, passageId }: Item, { madeAt }: Digest): FeedEntry[] => {
    const report = reports.get(reportId);
    if (report === undefined) return [];
    const { publisher } = issuerNamed(report, deps);
    const about = [publisher, report.publishedOn, words.delivering.news[kind]].filter(Boolean).join(', ');
    const text = [about, texts.get(passageId ?? ''), report.url].filter(Boolean).join('\n');
    const url = `${deps.settings.url}/reports/${reportId}${place(version, kind)}`;
    const { title, language } = report;
    return [{ url, title, publisher, updatedAt: madeAt, language, categories: [], text }];
  };
  return digests.flatMap((digest) => [
    ...digest.items.flatMap((item) => entryOf(item, digest)),
    ...(digest.more > 0 ? [moreEntry(digest, deps)] : []),
  ]);
}

/** What a digest counts and does not list. */
function moreEntry({ id, subscriptionId, more, madeAt }: Digest, deps: Deps): FeedEntry {
  const url = `${deps.settings.url}/subscriptions/${subscriptionId}#more-${id}`;
  const text = words.delivering.feedMoreHint;
  const said = { title: words.delivering.feedMore(more), publisher: words.product, language: words.languageTag };
  return { url, ...said, updatedAt: madeAt, categories: [], text };
}
