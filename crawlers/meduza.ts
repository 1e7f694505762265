import { defineSource, document, feedList } from '../src/source.ts';

/** Meduza, in Russian and English. Public code found both feeds working in September and October 2026. */
export const meduza = defineSource({
  id: 'meduza',
  publisher: 'Meduza',
  title: 'Meduza',
  homepage: 'https://meduza.io/',
  tier: 4,
  kind: 'media',
  languages: ['ru', 'en'],
  schedule: '22 */3 * * *',
  delayMs: 5000,
  verified: 'shape',
  expect: { links: [5, 200], dated: 0.95, text: { characters: 200, share: 0.8 }, silentDays: 2 },
  card: {
    mandate: 'News, investigations and explainers on Russia and its neighbours.',
    bias: 'Independent newsroom in exile; its explainers are good secondary sources on laws.',
    licence: 'Copyright; short quotes.',
    designations: [
      { as: 'foreign-agent', since: '2021-04-23', note: 'By its own report of that day.' },
      { as: 'undesirable', since: '2023-01', doubtful: true },
      { as: 'blocked' },
    ],
  },
  start: ['https://meduza.io/rss/all', 'https://meduza.io/rss/en/all'],

  discover: feedList(),
  extract: (page) => document(page),
});
