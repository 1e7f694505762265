import { aboutRussia, defineSource, document, feedLink, feedList } from '../src/source.ts';

/**
 * UNHCR's library of law and policy. One public list names this feed, without proof. Its country information was handed to ecoi.net in 2023-24;
 * what remains on Russia is UNHCR's own.
 */
export const refworld = defineSource({
  id: 'refworld',
  publisher: 'UNHCR',
  title: 'Refworld: Russia',
  homepage: 'https://www.refworld.org/',
  tier: 1,
  kind: 'un',
  languages: ['en'],
  schedule: '2 9 * * 5',
  delayMs: 10_000,
  verified: 'unverified',
  card: {
    mandate:
      'Law and policy collection of the UN refugee agency, with its guidelines (No. 9 on sexual orientation and gender identity, No. 10 on military service).',
    method: 'A collection: the author of each document is named on it.',
    licence: 'UNHCR terms: non-commercial use with credit.',
    designations: [],
  },
  expect: { links: [0, 30], dated: 0.8, text: { characters: 500, share: 0.8 }, silentDays: 400 },
  start: ['https://www.refworld.org/rss.xml'],

  discover: feedList((item) => (aboutRussia(item.title, item.summary) ? feedLink(item) : undefined)),

  extract: (page) => document(page),
});
