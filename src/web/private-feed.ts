import type { Digest, Item } from '../digest/item.ts';
import type { Subscription } from '../digest/subscription.ts';
import type { Feed, FeedEntry } from '../feed/feed.ts';
import type { Deps } from './deps.ts';
import { feedLength, searchEntries } from './feed.ts';
import { issuerNamed } from './views/labels.ts';
import { words } from './words/words.ts';

/**
 * The private feed of a subscription: what its digests told, each under an address of its own, and before that what there was when it began. One that
 * sends no mails, since it is off or has ended, tells what its search finds: nobody who reads the feed alone misses anything. @throws Failure search.*
 */
export async function subscriptionFeed(subscription: Subscription, self: string, deps: Deps): Promise<Feed> {
  const { wanted, title, id, rate, stopped, createdAt } = subscription;
  const isSilent = rate === 'off' || stopped !== undefined;
  const found = 'search' in wanted ? await searchEntries(new URLSearchParams(wanted.search), deps) : [];
  const told = isSilent && 'search' in wanted ? [] : await toldEntries(id, deps);
  const before = isSilent ? found : found.filter(({ updatedAt }) => updatedAt < createdAt);
  return {
    title: `${words.product} · ${title}`,
    home: `${deps.settings.url}/subscriptions/${id}`,
    self,
    language: words.languageTag,
    entries: [...told, ...before].slice(0, feedLength),
  };
}

async function toldEntries(subscriptionId: string, deps: Deps): Promise<FeedEntry[]> {
  const digests = await deps.subscriptions.digests(subscriptionId);
  const items = digests.flatMap((digest) => digest.items);
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
    const url = `${deps.settings.url}/reports/${reportId}?version=${version}#${kind}`;
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
