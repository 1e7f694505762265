import { addressList, anchorLink, defineSource, document, feedLink, feedList } from '../src/source.ts';

/**
 * Forum 18. What identifies an article is the query (`archive.php?article_id=2372`): without it the whole site would be one document. The
 * list by country (`archive.php?country=10`) mixes surveys and news and is no document. Public code names the feed, stored pages show the
 * addresses.
 */
export const forum18 = defineSource({
  id: 'forum18',
  publisher: 'Forum 18 News Service',
  title: 'Forum 18: freedom of religion in Russia and territory it occupies',
  homepage: 'https://www.forum18.org/archive.php?country=10',
  tier: 2,
  kind: 'ngo',
  languages: ['en'],
  schedule: '33 6 * * *',
  delayMs: 5000,
  verified: 'shape',
  expect: { links: [3, 60], dated: 0.8, text: { characters: 800, share: 0.95 }, silentDays: 30 },
  card: {
    mandate: 'News and surveys on freedom of thought, conscience and belief, mostly in the former Soviet Union.',
    method:
      'Names its sources in each article, with case numbers and dates of court, and asks officials for their side.',
    bias: 'Independent and detailed; gives officials a right of reply.',
    licence: 'Free reproduction with attribution to www.forum18.org.',
    designations: [],
  },
  start: ['https://www.forum18.org/syndication/forum18.xml', 'https://www.forum18.org/archive.php?country=10'],

  discover: (page) =>
    new URL(page.finalUrl).pathname.endsWith('.xml') ? newsOfTheRegion(page) : archiveOnRussia(page),
  extract: (page) => document(page),
});

const newsOfTheRegion = feedList((item) => (onRussia(item.title) ? feedLink(item) : undefined));

const archiveOnRussia = addressList({
  path: /^\/archive\.php\?(?:.*&)?article_id=\d+/,
  choose: (anchor) => (onRussia(anchor.text) ? anchorLink(anchor) : undefined),
});

/** Titles begin with the country: `RUSSIA: …`, `CRIMEA: …`, `OCCUPIED UKRAINE: …`, `KAZAKHSTAN: …`. */
function onRussia(title = ''): boolean {
  return /^[^:]*(?:RUSSIA|CRIMEA|OCCUPIED)[^:]*:/i.test(title);
}
