import { defineSource, feedLink, feedList, pageOrFile, withFiles } from '../src/source.ts';

const search = {
  filters: [],
  resultSearchTerm: 'ambtsbericht Russische Federatie',
};

/**
 * The Netherlands' country-of-origin reports (`ambtsbericht`) on Russia. Since June 2026 the government's site answers searches as a feed
 * (`/api/rss?query=<JSON>`, at most 20 entries), as several public projects record; the report is a PDF on the page that the feed names.
 */
export const dutchForeignMinistry = defineSource({
  id: 'dutch-foreign-ministry',
  publisher: 'Netherlands Ministry of Foreign Affairs',
  title: 'Ambtsberichten: Russische Federatie',
  homepage: 'https://www.rijksoverheid.nl/documenten',
  tier: 2,
  kind: 'government',
  languages: ['nl', 'en'],
  schedule: '22 9 * * 2',
  delayMs: 5000,
  verified: 'shape',
  card: {
    mandate: 'General country-of-origin information for the Dutch asylum authorities, each 1 to 2 years.',
    method: 'Uses confidential sources as well as public ones.',
    bias: 'Less traceable, since part of the sources is confidential.',
    licence: 'Dutch government: CC0 unless stated.',
    terms: 'https://creativecommons.org/publicdomain/zero/1.0/',
    designations: [],
  },
  expect: { links: [0, 40], dated: 0.9, text: { characters: 300, share: 0.8 }, silentDays: 900 },
  start: [`https://www.rijksoverheid.nl/api/rss?query=${encodeURIComponent(JSON.stringify(search))}`],

  discover: withFiles(
    feedList((item) =>
      /ambtsbericht|thematisch/i.test(item.title ?? '') && /Russi|Rusland/i.test(item.title ?? '')
        ? { ...feedLink(item), series: 'Ambtsbericht' }
        : undefined,
    ),
    { isPage: (url) => url.pathname.startsWith('/documenten/'), files: 'a[href$=".pdf" i]' },
  ),

  extract: (page, link) => pageOrFile(page, link),
});
