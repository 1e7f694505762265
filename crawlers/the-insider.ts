import { defineSource, document, feedList } from '../src/source.ts';

/** The Insider, in Russian. Public code found the feed working with fifty items in September and October 2026. */
export const theInsider = defineSource({
  id: 'the-insider',
  publisher: 'The Insider',
  title: 'The Insider',
  homepage: 'https://theins.ru/',
  tier: 4,
  kind: 'media',
  languages: ['ru'],
  schedule: '38 */3 * * *',
  delayMs: 5000,
  verified: 'shape',
  expect: { links: [5, 200], dated: 0.95, text: { characters: 200, share: 0.8 }, silentDays: 3 },
  card: {
    mandate: 'Investigations and news.',
    method: 'Investigative; open-source methods.',
    bias: 'Independent newsroom in exile.',
    licence: 'Copyright.',
    designations: [{ as: 'undesirable', since: '2022-07', doubtful: true }],
  },
  start: ['https://theins.ru/feed'],

  discover: feedList(),
  extract: (page) => document(page),
});
