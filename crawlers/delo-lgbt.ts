import { defineSource, document, sitemapList } from '../src/source.ts';

/**
 * DELO LGBT+, a legal aid group. A stored page shows one report (`/upr`); its lists are not known, so the sitemap is asked for, which most
 * systems keep.
 */
export const deloLgbt = defineSource({
  id: 'delo-lgbt',
  publisher: 'ДЕЛО ЛГБТ+',
  title: 'DELO LGBT+: prosecutions of LGBT people',
  homepage: 'https://delo.lgbt/',
  tier: 3,
  kind: 'ngo',
  languages: ['ru', 'en'],
  schedule: '57 6 * * *',
  delayMs: 6000,
  verified: 'unverified',
  expect: { links: [1, 500], dated: 0.2, text: { characters: 300, share: 0.6 }, silentDays: 120 },
  card: {
    mandate: 'Legal aid to LGBT people and monitoring of their prosecution.',
    method: 'Names are often withheld for safety.',
    bias: 'Legal-aid group.',
    designations: [{ as: 'blocked', note: 'Whether the bans of 2026 affect it is not verified.' }],
  },
  start: ['https://delo.lgbt/sitemap.xml'],

  discover: sitemapList,
  extract: (page) => document(page),
});
