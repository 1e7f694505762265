import { defineSource, document, feedLink, feedList, russiaOnly } from '../src/source.ts';

/**
 * FIDH, with the Observatory for the Protection of Human Rights Defenders. The feed is the one that SPIP, its system, offers everywhere;
 * nobody has checked it here.
 */
export const fidh = defineSource({
  id: 'fidh',
  publisher: 'FIDH',
  title: 'FIDH and the Observatory: Russia',
  homepage: 'https://www.fidh.org/en/region/europe-central-asia/russia/',
  tier: 2,
  kind: 'ngo',
  languages: ['en'],
  schedule: '39 6 * * *',
  delayMs: 5000,
  verified: 'unverified',
  expect: { links: [0, 40], dated: 0.8, text: { characters: 400, share: 0.8 }, silentDays: 90 },
  card: {
    mandate: 'Federation of human rights leagues; with OMCT, urgent appeals and reports on human rights defenders.',
    bias: 'Advocacy.',
    licence: 'All rights reserved: keep short excerpts, link to the page.',
    designations: [{ as: 'undesirable', doubtful: true }],
  },
  start: ['https://www.fidh.org/spip.php?page=backend&lang=en'],

  discover: feedList(russiaOnly(feedLink)),
  extract: (page) => document(page),
});
