import { defineSource, document, feedList } from '../src/source.ts';

/**
 * Crisis group NC SOS. A stored page stands at ncsos.io; other addresses are in use too (to be checked). The feed is the one that its
 * system would offer; nobody has checked it here.
 */
export const ncSos = defineSource({
  id: 'nc-sos',
  publisher: 'СК SOS',
  title: 'NC SOS: LGBT people and women at risk in the North Caucasus',
  homepage: 'https://ncsos.io/',
  tier: 3,
  kind: 'ngo',
  languages: ['ru', 'en'],
  schedule: '59 6 * * *',
  delayMs: 6000,
  verified: 'unverified',
  expect: { links: [1, 60], dated: 0.8, text: { characters: 200, share: 0.7 }, silentDays: 120 },
  card: {
    mandate: 'Evacuation and legal, medical and psychological help for people in danger in the North Caucasus.',
    method: 'Facts come from its clients.',
    bias: 'Evacuation group; often the only source.',
    designations: [
      {
        as: 'foreign-agent',
        since: '2023-05',
        doubtful: true,
        note: 'By an encyclopedia.',
      },
      { as: 'blocked', since: '2024-04', doubtful: true, note: 'By an encyclopedia.' },
    ],
  },
  start: ['https://ncsos.io/feed/'],

  discover: feedList(),
  extract: (page) => document(page),
});
