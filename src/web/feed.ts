import type { Subscription } from '../digest/subscription.ts';
import type { Feed, FeedEntry } from '../feed/feed.ts';
import type { SearchHit } from '../find.ts';
import type { Report } from '../model.ts';
import { searchAddress } from './addresses.ts';
import type { Deps } from './deps.ts';
import { searchParameters } from './params.ts';
import { categoryLabel, facetLabel, issuerNamed } from './views/labels.ts';
import { words } from './words/words.ts';

/** So many reports stand in a feed, those that came last. */
export const feedLength = 50;

/** The formats of a feed, as they are offered to readers. */
export const feedFormats = ['atom', 'rss', 'json'] as const;

/** The feed of a search. @throws Failure search.* */
export async function searchFeed(
  asked: Parameters<Deps['finder']['query']>[0],
  { address, format }: { address: URLSearchParams; format: string },
  deps: Deps,
): Promise<Feed> {
  // Whoever is told of news is told of what holds all the words.
  const query = { ...deps.finder.query(asked), all: true, sort: 'added' as const, page: 1, size: feedLength };
  const { hits } = await deps.finder.find(query);
  const reports = await deps.store.reportsById(hits.map(({ reportId }) => reportId));
  const parameters = searchParameters(address);
  parameters.delete('sort');
  const { url } = deps.settings;
  return {
    title: titleOf(parameters, deps),
    home: `${url}${searchAddress(parameters)}`,
    self: `${url}${feedAddress(parameters, format)}`,
    language: words.languageTag,
    entries: hits.map((hit) => entryOf(hit, reports.get(hit.reportId), deps)),
  };
}

/** The private feed of a subscription: of a search what came last; of a binder what its digests told. @throws Failure search.* */
export async function subscriptionFeed(subscription: Subscription, self: string, deps: Deps): Promise<Feed> {
  const { wanted, title, id } = subscription;
  const own = { title: `${words.product} · ${title}`, home: `${deps.settings.url}/subscriptions/${id}`, self };
  if ('search' in wanted) {
    const address = new URLSearchParams(wanted.search);
    return { ...(await searchFeed(address, { address, format: 'atom' }, deps)), ...own };
  }
  const digests = await deps.subscriptions.digests(id);
  const told = digests.flatMap(({ madeAt, items }) => items.map((item) => ({ ...item, madeAt })));
  const reports = await deps.store.reportsById(told.map(({ reportId }) => reportId));
  const entries = told.slice(0, feedLength).flatMap(({ reportId, version, kind, madeAt }) => {
    const report = reports.get(reportId);
    if (report === undefined) return [];
    const { publisher } = issuerNamed(report, deps);
    const url = `${deps.settings.url}/reports/${reportId}?version=${version}#${kind}`;
    const text = [
      [publisher, report.publishedOn].filter(Boolean).join(', '),
      words.statuses[report.status],
      report.url,
    ];
    const { language } = report;
    return [
      { url, title: report.title, publisher, updatedAt: madeAt, language, categories: [], text: text.join('\n') },
    ];
  });
  return { ...own, language: words.languageTag, entries };
}

/** Where the feed of a search is. */
export function feedAddress(parameters: URLSearchParams, format: string): string {
  return `/api/v1/search/feed?${new URLSearchParams([['format', format], ...parameters])}`;
}

function titleOf(parameters: URLSearchParams, deps: Deps): string {
  const parts = [...parameters].map(([name, value]) => {
    if (name === 'q' || name === 'from' || name === 'until') return value;
    if (value.startsWith('-')) return words.search.not(facetLabel(name, value.slice(1), deps));
    return facetLabel(name, value, deps);
  });
  return [words.product, ...parts].join(' · ');
}

function entryOf(hit: SearchHit, report: Report | undefined, deps: Deps): FeedEntry {
  const captured = hit.capture?.capturedAt ?? '';
  const gone = report?.goneSince ?? '';
  const state = report === undefined || report.status === 'live' ? [] : [words.statuses[report.status]];
  const { publisher } = issuerNamed(hit, deps);
  return {
    url: `${deps.settings.url}/reports/${hit.reportId}`,
    title: hit.title,
    publisher,
    updatedAt: gone > captured ? gone : captured || (report?.lastSeenAt ?? ''),
    language: hit.language,
    categories: [...new Set(hit.tags.map(({ category }) => categoryLabel(category, deps)))],
    text: [[publisher, hit.publishedOn, ...state].filter(Boolean).join(', '), hit.passage.text, hit.url].join('\n'),
  };
}
