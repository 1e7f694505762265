import { defineSource, document, feedList } from '../src/source.ts';

/** Roskomsvoboda: blocking, surveillance and law on the internet. The feed stands in many public lists of feeds. */
export const roskomsvoboda = defineSource({
  id: 'roskomsvoboda',
  publisher: 'Роскомсвобода',
  title: 'Роскомсвобода',
  homepage: 'https://roskomsvoboda.org/',
  tier: 3,
  kind: 'ngo',
  languages: ['ru'],
  schedule: '49 */6 * * *',
  delayMs: 5000,
  verified: 'shape',
  expect: { links: [1, 60], dated: 0.9, text: { characters: 300, share: 0.9 }, silentDays: 14 },
  card: {
    mandate: 'Digital rights: news, law tracker, a mirror of the register of blocked sites.',
    bias: 'Technical data are strong; advocacy on policy.',
    licence: 'CC BY, not verified: confirm it with the publisher.',
    designations: [{ as: 'blocked' }],
  },
  start: ['https://roskomsvoboda.org/feed/'],

  discover: feedList(),
  extract: (page) => document(page),
});
