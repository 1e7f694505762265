import type { Feed, FeedEntry } from '../feed/feed.ts';
import type { SearchHit } from '../find.ts';
import type { Report } from '../model/report.ts';
import { searchAddress } from './addresses.ts';
import type { Deps } from './deps.ts';
import { searchParameters } from './params.ts';
import { categoryLabel, facetLabel, issuerNamed } from './views/labels.ts';
import { words } from './words/words.ts';

/** So many reports stand in a feed, those of which something happened last. */
export const feedLength = 50;

/** The formats of a feed, as they are offered to readers. */
export const feedFormats = ['atom', 'rss', 'json'] as const;

/** The feed of a search. @throws Failure search.* */
export async function searchFeed(
  asked: Parameters<Deps['finder']['query']>[0],
  { address, format }: { address: URLSearchParams; format: string },
  deps: Deps,
): Promise<Feed> {
  const parameters = searchParameters(address);
  parameters.delete('sort');
  const { url } = deps.settings;
  return {
    title: titleOf(parameters, deps),
    home: `${url}${searchAddress(parameters)}`,
    self: `${url}${feedAddress(parameters, format)}`,
    language: words.languageTag,
    entries: await searchEntries(asked, deps),
  };
}

/** What a search finds, that of which something happened last first. `placeOf`: what follows a report's id in its address. @throws Failure search.* */
export async function searchEntries(
  asked: Parameters<Deps['finder']['query']>[0],
  deps: Deps,
  placeOf: (report: Report) => string = () => '',
): Promise<FeedEntry[]> {
  // Whoever is told of news is told of what holds all the words.
  const query = { ...deps.finder.query(asked), all: true, sort: 'news' as const, page: 1, size: feedLength };
  const { hits } = await deps.finder.find(query);
  const reports = await deps.store.reportsById(hits.map(({ reportId }) => reportId));
  return hits.flatMap((hit) => {
    const report = reports.get(hit.reportId);
    return report === undefined ? [] : [entryOf(hit, report, placeOf(report), deps)];
  });
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

function entryOf(hit: SearchHit, report: Report, place: string, deps: Deps): FeedEntry {
  const state = report.status === 'live' ? [] : [words.statuses[report.status]];
  const { publisher } = issuerNamed(hit, deps);
  return {
    url: `${deps.settings.url}/reports/${hit.reportId}${place}`,
    title: hit.title,
    publisher,
    updatedAt: report.newsAt,
    language: hit.language,
    categories: [...new Set(hit.tags.map(({ category }) => categoryLabel(category, deps)))],
    text: [[publisher, hit.publishedOn, ...state].filter(Boolean).join(', '), hit.passage.text, hit.url].join('\n'),
  };
}
