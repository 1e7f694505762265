import { defineSource, document, feedList } from '../src/source.ts';

/**
 * The Moscow Times, in English and Russian. Public code found the English feed working with fifty items; calibre's recipe reads the
 * Russian one at moscowtimes.ru.
 */
export const moscowTimes = defineSource({
  id: 'moscow-times',
  publisher: 'The Moscow Times',
  title: 'The Moscow Times',
  homepage: 'https://www.themoscowtimes.com/',
  tier: 4,
  kind: 'media',
  languages: ['en', 'ru'],
  schedule: '34 */3 * * *',
  delayMs: 5000,
  verified: 'shape',
  expect: { links: [5, 200], dated: 0.95, text: { characters: 200, share: 0.9 }, silentDays: 2 },
  card: {
    mandate: 'News on Russia.',
    bias: 'Independent newsroom in exile; often second-hand: trace to the original.',
    licence: 'Copyright.',
    designations: [{ as: 'undesirable', since: '2024-07', doubtful: true }, { as: 'blocked' }],
  },
  start: ['https://www.themoscowtimes.com/rss/news', 'https://www.moscowtimes.ru/rss/news'],

  discover: feedList(),
  extract: (page) => document(page),
});
