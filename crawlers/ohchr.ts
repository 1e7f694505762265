import { aboutRussia, article, defineSource, feedLink, feedList } from '../src/source.ts';

/** Where OHCHR keeps what it says and finds; the feed has pages about topics besides, which are no reports. */
const reports =
  /\/(?:press-releases|press-briefing-notes|statements|statements-and-speeches|media-advisories|stories|documents)\//;

/**
 * News of the UN human rights office: press releases, briefing notes, statements of the High Commissioner and of mandate holders. Many public
 * projects list this feed; one that looked in September 2026 found old topic pages in it instead of releases. What the mandate on Russia
 * publishes comes by `un-special-rapporteur` as well.
 */
export const ohchr = defineSource({
  id: 'ohchr',
  publisher: 'Office of the United Nations High Commissioner for Human Rights',
  title: 'Press releases and statements on Russia',
  homepage: 'https://www.ohchr.org/en/countries/russian-federation',
  tier: 1,
  kind: 'un',
  languages: ['en'],
  schedule: '7 8 * * *',
  delayMs: 10_000,
  verified: 'unverified',
  card: {
    mandate: 'United Nations office for human rights; supports the independent experts of the Human Rights Council.',
    method: 'Statements of the Office and of mandate holders.',
    bias: 'Mandate holders on Russia work without access to the country and rely on civil-society submissions.',
    licence: 'UN terms: reproduction normally allowed with credit; documents themselves generally free to quote.',
    terms: 'https://www.un.org/en/about-us/terms-of-use',
    designations: [],
  },
  expect: { links: [0, 60], dated: 0.8, text: { characters: 500, share: 0.9 }, silentDays: 60 },
  start: ['https://www.ohchr.org/en/rss.xml'],

  discover: feedList((item) =>
    reports.test(item.url) && aboutRussia(item.title, item.url) ? feedLink(item) : undefined,
  ),

  extract: (page) => article(page),
});
