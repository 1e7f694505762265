import { type Anchor, aboutRussia, defineSource, htmlList, type Link, pageOrFile, withFiles } from '../src/source.ts';

/**
 * Country information reports of Australia's foreign ministry. The list is from memory, and whether it has a report on Russia is unknown: a run
 * that finds none is as expected.
 */
export const australiaDfat = defineSource({
  id: 'australia-dfat',
  publisher: 'Australian Department of Foreign Affairs and Trade',
  title: 'Country information report: Russia',
  homepage: 'https://www.dfat.gov.au/about-us/publications/country-information-reports',
  tier: 2,
  kind: 'government',
  languages: ['en'],
  schedule: '42 9 5 * *',
  delayMs: 10_000,
  verified: 'unverified',
  card: {
    mandate: 'Country information for decisions on protection in Australia.',
    designations: [],
  },
  expect: { links: [0, 5], dated: 0, text: { characters: 300, share: 0.8 }, silentDays: 1000 },
  start: ['https://www.dfat.gov.au/about-us/publications/country-information-reports'],

  discover: withFiles(htmlList({ links: 'main a, article a', choose: reportLink }), {
    isPage: (url) => !/country-information-reports$|\.pdf$/i.test(url.pathname),
    files: 'a[href$=".pdf" i]',
  }),

  extract: (page, link) => pageOrFile(page, link),
});

function reportLink({ url, text }: Anchor): Link | undefined {
  return aboutRussia(text) ? { url, title: text } : undefined;
}
