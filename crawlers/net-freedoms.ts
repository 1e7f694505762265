import { defineSource, document, sitemapList } from '../src/source.ts';

/**
 * Net Freedoms Project. It publishes by Telegram first; its site's address is to be checked and its lists are not known, so the sitemap is
 * asked for, which most systems keep.
 */
export const netFreedoms = defineSource({
  id: 'net-freedoms',
  publisher: 'Сетевые Свободы',
  title: 'Net Freedoms Project: prosecutions for speech online',
  homepage: 'https://netfreedoms.org/',
  tier: 3,
  kind: 'ngo',
  languages: ['ru'],
  schedule: '51 6 * * *',
  delayMs: 6000,
  verified: 'unverified',
  expect: { links: [1, 2000], dated: 0.5, text: { characters: 300, share: 0.7 }, silentDays: 60 },
  card: {
    mandate: 'Legal aid and monitoring in cases for speech online.',
    bias: 'Led by lawyers from the circle of Agora.',
    designations: [{ as: 'foreign-agent', doubtful: true, note: 'Said of its leaders; date and entry are not known.' }],
  },
  start: ['https://netfreedoms.org/sitemap.xml'],

  discover: sitemapList,
  extract: (page) => document(page),
});
