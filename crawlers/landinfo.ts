import { aboutRussia, defineSource, feedLink, feedList, pageOrFile, withFiles } from '../src/source.ts';

/**
 * Reports of Norway's country-of-origin unit. Its site runs on WordPress (public code cites files under `/wp-content/uploads/`), so it should
 * have WordPress's feed; nobody has recorded it. The report is a PDF on the page that the feed names.
 */
export const landinfo = defineSource({
  id: 'landinfo',
  publisher: 'Landinfo (Norwegian Country of Origin Information Centre)',
  title: 'Reports and responses on Russia',
  homepage: 'https://landinfo.no/en/',
  tier: 2,
  kind: 'government',
  languages: ['nb', 'en'],
  schedule: '32 9 * * 4',
  delayMs: 5000,
  verified: 'unverified',
  card: {
    mandate: 'Country-of-origin unit of the Norwegian immigration authorities.',
    method: 'Professional COI standard; fact-finding missions into Russia are rare since 2022.',
    licence: 'Varies: read the terms on the site before copying.',
    designations: [],
  },
  expect: { links: [0, 40], dated: 0.9, text: { characters: 300, share: 0.8 }, silentDays: 600 },
  start: ['https://landinfo.no/feed/'],

  discover: withFiles(
    feedList((item) =>
      aboutRussia(item.title, ...item.categories) || /Russland|Tsjetsjeni|russisk/i.test(item.title ?? '')
        ? feedLink(item)
        : undefined,
    ),
    { isPage: (url) => !url.pathname.startsWith('/feed'), files: 'a[href*="/wp-content/uploads/"][href$=".pdf" i]' },
  ),

  async extract(page, link) {
    const draft = await pageOrFile(page, link);
    // Written Norwegian is easily taken for Danish.
    return { ...draft, language: draft.language === 'en' ? 'en' : 'nb' };
  },
});
