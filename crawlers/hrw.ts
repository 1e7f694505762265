import { addressList, anchorLink, defineSource, document, feedLink, feedList, russiaOnly } from '../src/source.ts';

/**
 * Human Rights Watch. The feed covers the world; the page on Russia shows what is newest on Russia, with the chapter of the World Report.
 * Public lists of feeds name the feed, stored pages show the addresses of reports; the page on Russia is read by those addresses, since no
 * selector of it was checked.
 */
export const hrw = defineSource({
  id: 'hrw',
  publisher: 'Human Rights Watch',
  title: 'Human Rights Watch: Russia',
  homepage: 'https://www.hrw.org/europe/central-asia/russia',
  tier: 2,
  kind: 'ngo',
  languages: ['en', 'ru'],
  schedule: '3 */6 * * *',
  delayMs: 5000,
  verified: 'shape',
  expect: { links: [3, 200], dated: 0.9, text: { characters: 500, share: 0.9 }, silentDays: 21 },
  card: {
    mandate:
      'Research and advocacy on human rights worldwide: news releases, dispatches, reports and a chapter on Russia in the yearly World Report.',
    bias: 'Advocacy organisation, transparent method, widely accepted by courts.',
    licence: 'CC BY-NC-ND 3.0 US, not verified: confirm it with the publisher.',
    terms: 'https://creativecommons.org/licenses/by-nc-nd/3.0/us/',
    designations: [
      {
        as: 'undesirable',
        since: '2025-11',
        doubtful: true,
        note: 'Persons in Russia may be prosecuted for posting its pages again.',
      },
      { as: 'blocked' },
    ],
  },
  start: ['https://www.hrw.org/rss/news', 'https://www.hrw.org/europe/central-asia/russia'],

  discover: (page) => (new URL(page.finalUrl).pathname.startsWith('/rss/') ? newsOfTheWorld(page) : pageOnRussia(page)),
  extract: (page) => document(page),
});

const newsOfTheWorld = feedList(russiaOnly(feedLink));

/** `/news/2026/03/06/russia-…`, `/report/2024/08/07/…`, `/world-report/2026/country-chapters/russia`; not what else the menu links. */
const pageOnRussia = addressList({
  path: /^\/(?:[a-z]{2}\/)?(?:news|report|world-report)\/\d{4}\/./,
  choose: russiaOnly(anchorLink),
});
