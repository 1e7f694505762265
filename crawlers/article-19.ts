import { defineSource, document, feedLink, feedList, russiaOnly } from '../src/source.ts';

/** ARTICLE 19. The feed covers the world; public code found it working with nine items. */
export const article19 = defineSource({
  id: 'article-19',
  publisher: 'ARTICLE 19',
  title: 'ARTICLE 19: Russia',
  homepage: 'https://www.article19.org/',
  tier: 2,
  kind: 'ngo',
  languages: ['en'],
  schedule: '27 6 * * *',
  delayMs: 5000,
  verified: 'shape',
  expect: { links: [0, 20], dated: 0.95, text: { characters: 400, share: 0.9 }, silentDays: 120 },
  card: {
    mandate: 'Freedom of expression and information worldwide: statements, legal analyses and reports.',
    bias: 'Advocacy organisation; strong on law.',
    designations: [],
  },
  start: ['https://www.article19.org/feed/'],

  discover: feedList(russiaOnly(feedLink)),
  extract: (page) => document(page),
});
