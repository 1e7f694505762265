import { defineSource, document, feedList } from '../src/source.ts';

/**
 * News of the prosecution of Jehovah's Witnesses in Russia and Crimea. Older public code reads this feed. Mirrors (cloudfront) are named
 * by their publisher when addresses are made canonical. The list of prisoners with their birth dates is not read.
 */
export const jwRussia = defineSource({
  id: 'jw-russia',
  publisher: 'Jehovah’s Witnesses (European Association)',
  title: 'Jehovah’s Witnesses in Russia: prosecutions',
  homepage: 'https://jw-russia.org/en',
  tier: 3,
  kind: 'ngo',
  languages: ['ru'],
  schedule: '37 6 * * *',
  delayMs: 5000,
  verified: 'shape',
  expect: { links: [1, 100], dated: 0.9, text: { characters: 400, share: 0.9 }, silentDays: 14 },
  card: {
    mandate: 'A data base of cases and news of searches, trials and sentences.',
    method: 'Gives case numbers, judges, dates and sentences, which can be checked against court sites.',
    bias: 'A party in interest, but precise.',
    licence: 'Copyright; quote briefly.',
    designations: [
      {
        as: 'extremist',
        since: '2017-04-20',
        note: 'The Administrative Centre and 395 local organisations, by the Supreme Court; in force 2017-07-17.',
      },
      { as: 'blocked' },
    ],
  },
  start: ['https://www.jw-russia.org/rss.xml'],

  discover: feedList(),
  extract: (page) => document(page),
});
