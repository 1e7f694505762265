import { article, feedList, htmlList, type Source, sitemapList } from '../../src/source.ts';

/** Sources of the hostile publisher, made of the kit as those in crawlers/ are; where they begin is told when the publisher is open. */
export const hostileSources: readonly Source[] = [
  hostile('hostile-feed', feedList()),
  hostile('hostile-html', htmlList({ links: 'li a', next: 'a.next' })),
  hostile('hostile-sitemap', sitemapList()),
];

function hostile(id: string, discover: Source['discover']): Source {
  return {
    id,
    publisher: 'SAMPLE Hostile Publisher',
    title: 'SAMPLE pages that do harm',
    homepage: 'https://hostile.example/',
    tier: 4,
    kind: 'media',
    languages: ['en'],
    schedule: '0 5 * * *',
    delayMs: 5000,
    verified: 'unverified',
    expect: { links: [0, 100_000] },
    start: [],
    discover,
    extract: (page) => article(page),
  };
}
