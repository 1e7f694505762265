import { defineSource, document, feedList } from '../src/source.ts';

/**
 * News of OVD-Info on detentions and political prosecutions; its long reports are a source of their own. Public code found the feed
 * working in October 2026 and keeps an article: JSON-LD with the date, `hreflang` that names the translation, both of which the general
 * reader takes. Pages of a chronicle (`/story/…?page=N`) share their introduction and are different texts.
 */
export const ovdInfo = defineSource({
  id: 'ovd-info',
  publisher: 'ОВД-Инфо',
  title: 'Новости ОВД-Инфо',
  homepage: 'https://ovd.info/',
  tier: 3,
  kind: 'ngo',
  languages: ['ru'],
  schedule: '41 */4 * * *',
  delayMs: 5000,
  verified: 'shape',
  expect: { links: [5, 120], dated: 0.95, text: { characters: 200, share: 0.9 }, silentDays: 3 },
  card: {
    mandate: 'Monitor of detentions at protests and of politically motivated cases; legal aid.',
    method: 'Pages on method define “politically motivated”.',
    bias: 'Principal monitor of detentions and political cases. As provider of legal aid it discloses its interest in cases.',
    licence: 'CC BY 4.0 is stated for much of its content; check the page that is quoted.',
    terms: 'https://creativecommons.org/licenses/by/4.0/',
    designations: [
      { as: 'foreign-agent', since: '2021' },
      { as: 'blocked', since: '2021-12' },
    ],
  },
  start: ['https://ovd.info/rss.xml'],

  discover: feedList(),
  extract: (page) => document(page),
});
