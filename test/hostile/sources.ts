import { article, feedList, htmlList, type Source, sitemapList } from '../../src/source.ts';
import { sampleSource } from '../sample-source.ts';

/** Sources of the hostile publisher, made of the kit as those in crawlers/ are; where they begin is told when the publisher is open. */
export const hostileSources: readonly Source[] = [
  hostile('hostile-feed', feedList()),
  hostile('hostile-html', htmlList({ links: 'li a', next: 'a.next' })),
  hostile('hostile-sitemap', sitemapList),
];

function hostile(id: string, discover: Source['discover']): Source {
  return {
    ...sampleSource,
    id,
    publisher: 'SAMPLE Hostile Publisher',
    title: 'SAMPLE pages that do harm',
    homepage: 'https://hostile.example/',
    delayMs: 5000,
    expect: { ...sampleSource.expect, links: [0, 100_000] },
    start: [],
    discover,
    extract: (page) => article(page),
  };
}
