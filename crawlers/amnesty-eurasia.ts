import { anchorLink, defineSource, document, htmlList, russiaOnly } from '../src/source.ts';

/**
 * Amnesty International's site for Eastern Europe and Central Asia, in Russian. A public crawler of Amnesty's sites (`MainEURASIA`) reads
 * `/category/content/page/N` and finds each entry in `article.post` with its title in `h1.post-title`. Entries on other countries are
 * passed over by their titles.
 */
export const amnestyEurasia = defineSource({
  id: 'amnesty-eurasia',
  publisher: 'Amnesty International',
  title: 'Amnesty International Eurasia',
  homepage: 'https://eurasia.amnesty.org/',
  tier: 2,
  kind: 'ngo',
  languages: ['ru'],
  schedule: '13 7 * * *',
  delayMs: 5000,
  verified: 'shape',
  expect: { links: [1, 200], dated: 0.8, text: { characters: 400, share: 0.8 }, silentDays: 45 },
  backfill: { lists: 60, reports: 300 },
  card: {
    mandate:
      'Amnesty International’s news, statements and reports on the countries of Eastern Europe and Central Asia, for readers of Russian.',
    bias: 'Advocacy organisation; translations of texts that Amnesty publishes in English.',
    licence: 'CC BY-NC-ND 4.0 for most.',
    terms: 'https://creativecommons.org/licenses/by-nc-nd/4.0/',
    designations: [
      { as: 'undesirable', since: '2025-05', doubtful: true },
      { as: 'blocked', since: '2022-03-10', note: 'By public measurements of blocking.' },
    ],
  },
  start: ['https://eurasia.amnesty.org/category/content/page/1'],

  discover: htmlList({
    links: 'article.post h1 a, article.post a:has(h1)',
    next: 'a[rel="next"], a.next, link[rel="next"]',
    choose: russiaOnly(anchorLink),
  }),
  extract: (page) => document(page),
});
