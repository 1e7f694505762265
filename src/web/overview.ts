import type { SearchHit } from '../find.ts';
import type { Timeline } from '../search/engine.ts';
import type { Deps } from './deps.ts';

/** The reports of a category, a provision or a source: how many, over time, the newest and the strongest. */
export type Overview = {
  /** The filter as parameters of a search. */
  parameters: URLSearchParams;
  total: number;
  timeline: Timeline;
  newest: SearchHit[];
  /** Of the latest hundred: strong tags first, then the standing of the source, then the number of passages. */
  strongest: SearchHit[];
};

const shown = 8;
const weighed = 100;

/** @throws Failure search.unavailable */
export async function overviewOf(filter: Record<string, string>, { finder, sources }: Deps): Promise<Overview> {
  const query = finder.query({ ...filter, sort: 'newest', size: String(weighed), timeline: 'true' });
  const { total, timeline = [], hits } = await finder.find(query);
  const tierOf = new Map(sources.map(({ id, tier }) => [id, tier]));
  const weight = (hit: SearchHit) => [
    isStrong(hit, filter.category) ? 0 : 1,
    tierOf.get(hit.sourceId) ?? 5,
    -hit.morePassages,
  ];
  const strongest = hits.toSorted((a, b) => compared(weight(a), weight(b))).slice(0, shown);
  return { parameters: new URLSearchParams(filter), total, timeline, newest: hits.slice(0, shown), strongest };
}

function isStrong({ tags }: SearchHit, category: string | undefined): boolean {
  return tags.some((tag) => tag.strength === 'strong' && (category === undefined || tag.category === category));
}

function compared(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return (a[at] ?? 0) - (b[at] ?? 0);
}
