import { defineSource, document, feedList } from '../src/source.ts';

/**
 * Novaya Gazeta Europe, in Russian and English, by the feeds that calibre's recipes read. The class names of its pages are made by a
 * machine and change: the general reader is used.
 */
export const novayaGazetaEurope = defineSource({
  id: 'novaya-gazeta-europe',
  publisher: 'Новая газета Европа',
  title: 'Novaya Gazeta Europe',
  homepage: 'https://novayagazeta.eu/',
  tier: 4,
  kind: 'media',
  languages: ['ru', 'en'],
  schedule: '26 */3 * * *',
  delayMs: 5000,
  verified: 'shape',
  expect: { links: [5, 200], dated: 0.95, text: { characters: 200, share: 0.8 }, silentDays: 3 },
  card: {
    mandate: 'News and data investigations.',
    bias: 'Newsroom in exile; its projects on court data are strong.',
    licence: 'Copyright.',
    designations: [{ as: 'undesirable', since: '2023-06', doubtful: true }, { as: 'blocked' }],
  },
  start: ['https://novayagazeta.eu/feed/rss/ru', 'https://novayagazeta.eu/feed/rss/en'],

  discover: feedList(),
  extract: (page) => document(page),
});
