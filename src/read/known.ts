import type { Link } from '../model.ts';
import type { Discover } from './list.ts';

/**
 * Documents that the source itself names, for publishers whose lists no program can read in full; what the list page names comes after them.
 * A document that both name is counted once, with what the source says of it.
 *
 *     discover: knownList([unLink('A/HRC/57/59')], htmlList({ links: 'a[href*="undocs.org"]', choose: unAnchor }))
 */
export function knownList(known: readonly Link[], list: Discover): Discover {
  const urls = new Set(known.map(({ url }) => url));
  return (page) => {
    const found = list(page);
    return { ...found, links: [...known, ...found.links.filter(({ url }) => !urls.has(url))] };
  };
}
