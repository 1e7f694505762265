import { aboutRussia, article, defineSource, feedLink, feedList } from '../src/source.ts';

/**
 * UN News on human rights. Several public projects read this feed and keep it in place of OHCHR's own, since it carries what the Office and the
 * mandate holders say.
 */
export const unNews = defineSource({
  id: 'un-news',
  publisher: 'UN News',
  title: 'Human rights: Russia and occupied territory',
  homepage: 'https://news.un.org/en/news/topic/human-rights',
  tier: 1,
  kind: 'un',
  languages: ['en'],
  schedule: '8 9 * * *',
  delayMs: 5000,
  verified: 'shape',
  card: {
    mandate: 'News service of the United Nations.',
    method: 'Reports on what UN bodies, offices and experts say.',
    bias: 'Not assessed by this archive. The report or statement that it tells of is the better authority, where there is one.',
    licence: 'UN terms: reproduction normally allowed with credit.',
    terms: 'https://www.un.org/en/about-us/terms-of-use',
    designations: [],
  },
  expect: { links: [0, 40], dated: 0.9, text: { characters: 500, share: 0.9 }, silentDays: 45 },
  start: ['https://news.un.org/feed/subscribe/en/news/topic/human-rights/feed/rss.xml'],

  discover: feedList((item) => (aboutRussia(item.title, item.summary) ? feedLink(item) : undefined)),

  extract: (page) => article(page),
});
