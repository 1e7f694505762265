import type { Link } from '../model/page.ts';
import type { Discover } from './list.ts';

/**
 * Documents that the source itself names, for publishers whose lists no program can read in full. They are found when the page `at` answers,
 * whatever stands on it: best the front page of the host that keeps them, so that a list that refuses programs does not hide them. What other
 * lists name comes beside them; a document that both name is taken once, with what the source says of it.
 *
 *     start: ['https://documents.un.org/', 'https://…/mandate'],
 *     discover: knownList('https://documents.un.org/', [unLink('A/HRC/57/59')], htmlList({ links: 'a[href*="undocs.org"]', choose: unAnchor }))
 */
export function knownList(at: string, known: readonly Link[], others: Discover = () => ({ links: [] })): Discover {
  const urls = new Set(known.map(({ url }) => url));
  return (page) => {
    if (page.url === at) return { links: [...known] };
    const found = others(page);
    return { ...found, links: found.links.filter(({ url }) => !urls.has(url)) };
  };
}
