import { randomOf } from './corpus.ts';
import { mixedQueries } from './search-queries.ts';

/** Searches that users repeat. */
const repeated = 200;

/** Addresses of searches that nobody made before, of twelve types in turn. */
export function distinct(reports: number): () => string {
  const known = new Set<string>();
  const fresh: string[] = [];
  let seed = 17;
  return () => {
    while (fresh.length === 0) {
      const paths = mixedQueries(reports, 20, seed++).map(([, query]) => pathOf(query));
      for (const path of paths) {
        if (!known.has(path)) fresh.push(path);
        known.add(path);
      }
    }
    return fresh.shift() ?? '/search';
  };
}

/** What is searched for first is searched for most: the second half as often, the third a third. */
export function zipf(reports: number): () => string {
  const paths = mixedQueries(reports).map(([, query]) => pathOf(query));
  const random = randomOf(29);
  const bounds: number[] = [];
  for (let rank = 1; rank <= repeated; rank += 1) bounds.push((bounds.at(-1) ?? 0) + 1 / rank);
  return () => {
    const drawn = random() * (bounds.at(-1) ?? 1);
    return paths[bounds.findIndex((bound) => drawn < bound)] ?? '/search';
  };
}

function pathOf(query: Record<string, string>): string {
  return `/search?${new URLSearchParams(query)}`;
}
