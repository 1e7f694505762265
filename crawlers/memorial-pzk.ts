import {
  defineSource,
  document,
  fragment,
  html,
  type Link,
  type Page,
  parseDate,
  wordPressList,
  z,
} from '../src/source.ts';

const cards = z.array(
  z.object({
    link: z.url(),
    title: z.object({ rendered: z.string() }),
    date_gmt: z.string(),
    modified_gmt: z.string().optional(),
  }),
);

/**
 * Cards of political prisoners and of people prosecuted for politics, by WordPress REST: 7,138 cards in September 2026 by public code,
 * which shows the fields. robots.txt asks for ten seconds between requests. The dates of a card are those of its page, not of the case.
 */
export const memorialPzk = defineSource({
  id: 'memorial-pzk',
  publisher: 'Мемориал: поддержка политзаключённых',
  title: 'Memorial: political prisoners and people prosecuted for politics',
  homepage: 'https://memopzk.org/',
  tier: 3,
  kind: 'ngo',
  languages: ['ru'],
  schedule: '46 3 * * *',
  delayMs: 10000,
  verified: 'shape',
  expect: { links: [50, 12000], dated: 0.9, text: { characters: 300, share: 0.8 }, silentDays: 14 },
  backfill: { lists: 80, reports: 400 },
  card: {
    mandate: 'Lists and cards of political prisoners in Russia and of people prosecuted for politics.',
    method:
      'Applies published criteria (on the basis of PACE Resolution 1900 (2012)), with a reasoned opinion on each case. The lists are said to be incomplete.',
    bias: 'Its criteria are published and its opinions reasoned. Never ask people in Russia to open or share its pages.',
    licence: 'All rights reserved: keep short excerpts, link to the page.',
    designations: [
      {
        as: 'extremist',
        since: '2026-04',
        doubtful: true,
        note: 'As the “international public movement Memorial”; 9 April by a secondary source.',
      },
      { as: 'blocked' },
    ],
  },
  start: ['https://memopzk.org/wp-json/wp/v2/figurant?per_page=100&page=1'],

  discover: wordPressList(cards, cardLink),
  extract: (page) => document(page),
});

function cardLink({ link, title, date_gmt, modified_gmt }: z.infer<typeof cards>[number], page: Page): Link {
  const publishedOn = parseDate(date_gmt);
  const updatedOn = parseDate(modified_gmt ?? '');
  return {
    url: link,
    title: html(fragment(page, title.rendered)).text('main'),
    language: 'ru',
    ...(publishedOn !== undefined && { publishedOn }),
    ...(updatedOn !== undefined && { updatedOn }),
  };
}
