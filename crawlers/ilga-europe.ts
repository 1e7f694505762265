import { defineSource, document, feedLink, feedList, russiaOnly } from '../src/source.ts';

/**
 * ILGA-Europe. The feed covers Europe and Central Asia; public code found it working with ten items in August 2026. The Annual Review's
 * chapter on Russia comes once a year.
 */
export const ilgaEurope = defineSource({
  id: 'ilga-europe',
  publisher: 'ILGA-Europe',
  title: 'ILGA-Europe: Russia',
  homepage: 'https://www.ilga-europe.org/',
  tier: 2,
  kind: 'ngo',
  languages: ['en'],
  schedule: '29 6 * * *',
  delayMs: 5000,
  verified: 'shape',
  expect: { links: [0, 20], dated: 0.95, text: { characters: 400, share: 0.8 }, silentDays: 400 },
  card: {
    mandate: 'Network of LGBTI organisations: Annual Review with a chapter a country, Rainbow Map, statements.',
    method: 'The Annual Review is compiled with local groups.',
    bias: 'Strong on law, lighter on proof of incidents.',
    licence: 'All rights reserved: keep short excerpts, link to the page.',
    designations: [],
  },
  start: ['https://www.ilga-europe.org/feed/'],

  discover: feedList(russiaOnly(feedLink)),
  extract: (page) => document(page),
});
