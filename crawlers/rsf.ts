import { defineSource, document, feedLink, feedList, russiaOnly } from '../src/source.ts';

/** Reporters Without Borders, in English. The feed, named by many public lists, covers the world. */
export const rsf = defineSource({
  id: 'rsf',
  publisher: 'Reporters Without Borders',
  title: 'RSF: Russia',
  homepage: 'https://rsf.org/en/country/russia',
  tier: 2,
  kind: 'ngo',
  languages: ['en'],
  schedule: '21 */6 * * *',
  delayMs: 5000,
  verified: 'shape',
  expect: { links: [0, 60], dated: 0.8, text: { characters: 400, share: 0.9 }, silentDays: 45 },
  card: {
    mandate:
      'Defence of press freedom: alerts, the World Press Freedom Index and a barometer of journalists detained and killed.',
    bias: 'Advocacy; counts of jailed journalists depend on the definition.',
    licence: 'All rights reserved: keep short excerpts, link to the page.',
    designations: [{ as: 'undesirable', since: '2025', doubtful: true }],
  },
  start: ['https://rsf.org/en/rss.xml'],

  discover: feedList(russiaOnly(feedLink)),
  extract: (page) => document(page),
});
