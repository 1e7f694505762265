import { defineSource, document, feedLink, feedList, russiaOnly } from '../src/source.ts';

/** Committee to Protect Journalists. The feed of alerts covers the world; public code found it working with ten items in April 2026. */
export const cpj = defineSource({
  id: 'cpj',
  publisher: 'Committee to Protect Journalists',
  title: 'CPJ: Russia',
  homepage: 'https://cpj.org/europe/russia/',
  tier: 2,
  kind: 'ngo',
  languages: ['en'],
  schedule: '17 */6 * * *',
  delayMs: 5000,
  verified: 'shape',
  expect: { links: [0, 20], dated: 0.95, text: { characters: 400, share: 0.9 }, silentDays: 45 },
  card: {
    mandate:
      'Alerts on attacks on the press, a yearly census of journalists in prison and a database of journalists killed.',
    method: 'A method page says what its database counts; narrower than the definition of Reporters Without Borders.',
    bias: 'Advocacy organisation for journalists.',
    licence: 'CC BY-NC-ND 4.0, not verified: confirm it with the publisher.',
    terms: 'https://creativecommons.org/licenses/by-nc-nd/4.0/',
    designations: [],
  },
  start: ['https://cpj.org/feed/'],

  discover: feedList(russiaOnly(feedLink)),
  extract: (page) => document(page),
});
