import { addressList, defineSource, document, feedLink, feedList, russiaOnly } from '../src/source.ts';

/**
 * Freedom House. The feed covers the world (public code found ten items in it); the page on Russia links the yearly country reports, which
 * are known by their addresses.
 */
export const freedomHouse = defineSource({
  id: 'freedom-house',
  publisher: 'Freedom House',
  title: 'Freedom House: Russia',
  homepage: 'https://freedomhouse.org/country/russia',
  tier: 2,
  kind: 'ngo',
  languages: ['en'],
  schedule: '23 6 * * *',
  delayMs: 5000,
  verified: 'shape',
  expect: { links: [1, 80], dated: 0.4, text: { characters: 1000, share: 0.8 }, silentDays: 400 },
  card: {
    mandate:
      'Yearly ratings and country reports: Freedom in the World, Freedom on the Net, Nations in Transit, transnational repression.',
    method: 'Scores are given by experts.',
    bias: 'Largely funded by the US government until the cuts of 2025. Indices scored by experts are opinion data, not evidence of incidents.',
    licence: 'Copyright; its data can be downloaded.',
    designations: [{ as: 'undesirable', since: '2024', doubtful: true }],
  },
  start: ['https://freedomhouse.org/rss.xml', 'https://freedomhouse.org/country/russia'],

  discover: (page) => (new URL(page.finalUrl).pathname.endsWith('.xml') ? newsOfTheWorld(page) : reportsOnRussia(page)),
  extract: (page) => document(page),
});

const newsOfTheWorld = feedList(russiaOnly(feedLink));

/** `/country/russia/freedom-world/2026`, `/country/russia/freedom-net/2025`, `/country/russia/nations-transit/2024`. */
const reportsOnRussia = addressList({ path: /^\/country\/russia\/[a-z-]+\/\d{4}\/?$/ });
