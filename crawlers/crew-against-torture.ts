import { defineSource, document, feedList } from '../src/source.ts';

/**
 * Crew Against Torture, successor of the Committee Against Torture. Public data name the site; the feed is the one that common systems
 * offer, and nobody has checked it here.
 */
export const crewAgainstTorture = defineSource({
  id: 'crew-against-torture',
  publisher: 'Команда против пыток',
  title: 'Crew Against Torture',
  homepage: 'https://pytkam.net/',
  tier: 3,
  kind: 'ngo',
  languages: ['ru'],
  schedule: '19 7 * * *',
  delayMs: 6000,
  verified: 'unverified',
  expect: { links: [1, 60], dated: 0.8, text: { characters: 300, share: 0.8 }, silentDays: 30 },
  card: {
    mandate: 'Public investigation of complaints of torture, legal aid to victims.',
    method: 'Own legal investigations, with documents.',
    bias: 'Restrained claims.',
    designations: [
      {
        as: 'foreign-agent',
        since: '2023-08',
        doubtful: true,
        note: 'By press reports.',
      },
    ],
  },
  start: ['https://pytkam.net/feed/'],

  discover: feedList(),
  extract: (page) => document(page),
});
