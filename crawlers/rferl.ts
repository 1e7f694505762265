import { defineSource, document, feedLink, feedList, russiaOnly } from '../src/source.ts';

/**
 * Radio Free Europe/Radio Liberty. A site's feed of all news is `/api/`; feeds of sections have opaque names that differ from one public
 * list to the next, so of those only the one of Current Time that was seen working in October 2026 is read. The English site covers many
 * countries. Mirrors (cloudfront) are named by their publisher where it is known.
 */
export const rferl = defineSource({
  id: 'rferl',
  publisher: 'RFE/RL',
  title: 'RFE/RL: Russia (rferl.org, Radio Svoboda, Current Time)',
  homepage: 'https://www.rferl.org/Russia',
  tier: 4,
  kind: 'media',
  languages: ['en', 'ru'],
  schedule: '31 */3 * * *',
  delayMs: 5000,
  verified: 'shape',
  expect: { links: [5, 200], dated: 0.95, text: { characters: 200, share: 0.8 }, silentDays: 2 },
  card: {
    mandate: 'Public broadcaster: news in the languages of countries whose press is not free.',
    bias: 'Funded by the US government; strong regional reporting. Services were cut back in 2025.',
    licence: 'Its terms allow reprinting with credit (after registration)',
    designations: [{ as: 'undesirable', since: '2024-02', doubtful: true }, { as: 'blocked' }],
  },
  start: [
    'https://www.rferl.org/api/',
    'https://www.svoboda.org/api/',
    'https://www.currenttime.tv/api/zgbip_l-vomx-tpe-v_py',
  ],

  discover: (page) => (new URL(page.finalUrl).host === 'www.rferl.org' ? newsOfTheRegion(page) : newsOnRussia(page)),
  extract: (page) => document(page),
});

const newsOfTheRegion = feedList(russiaOnly(feedLink));
const newsOnRussia = feedList();
