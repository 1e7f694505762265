import { aboutRussia, addressList, anchorLink, defineSource, document } from '../src/source.ts';

const occupied =
  /\b(?:occupied|occupiers?|occupation|Donbas|Donetsk|Luhansk|Kherson|Zaporizhzhia|Mariupol|abduct\w*)\b/i;

/**
 * Kharkiv Human Rights Protection Group, in English. Stored pages show the front page, which is a list, and the addresses of articles
 * (`/en/1608814828`), by which it is read. The group writes on Ukraine too: kept is what names Russia, or territory that it occupies.
 */
export const khpg = defineSource({
  id: 'khpg',
  publisher: 'Kharkiv Human Rights Protection Group',
  title: 'KHPG: occupied Crimea and Donbas',
  homepage: 'https://khpg.org/en/',
  tier: 3,
  kind: 'ngo',
  languages: ['en'],
  schedule: '14 */8 * * *',
  delayMs: 6000,
  verified: 'shape',
  expect: { links: [1, 150], dated: 0.8, text: { characters: 400, share: 0.9 }, silentDays: 7 },
  card: {
    mandate: 'Human rights in Ukraine and in territory that Russia occupies; much of it by Halya Coynash.',
    method: 'Links its statements of fact to court records and reports.',
    bias: 'Ukrainian organisation in a war; polemical tone, but careful links to facts of court.',
    licence: 'A Creative Commons licence, not verified: confirm it with the publisher.',
    designations: [],
  },
  start: ['https://khpg.org/en/'],

  discover: addressList({
    path: /^\/en\/\d{8,}$/,
    choose: (anchor) => (aboutRussia(anchor.text) || occupied.test(anchor.text) ? anchorLink(anchor) : undefined),
  }),
  extract: (page) => document(page),
});
