import { defineSource, document, feedList } from '../src/source.ts';

/**
 * Coming Out (Vykhod), St Petersburg: news, legal advice, and the yearly survey made with the Sphere Foundation. Public code shows that
 * the site is made with WordPress, which offers this feed; nobody has checked it here.
 */
export const comingOut = defineSource({
  id: 'coming-out',
  publisher: 'Выход',
  title: 'Coming Out: LGBTQ+ people in Russia',
  homepage: 'https://comingoutspb.org/',
  tier: 3,
  kind: 'ngo',
  languages: ['ru'],
  schedule: '53 6 * * *',
  delayMs: 6000,
  verified: 'unverified',
  expect: { links: [1, 60], dated: 0.9, text: { characters: 300, share: 0.8 }, silentDays: 120 },
  card: {
    mandate: 'Support of LGBTQ+ people; with the Sphere Foundation, yearly surveys of LGBTQ+ people in Russia.',
    method: 'Surveys are online, and those who answer select themselves: percentages are of them alone.',
    bias: 'Advocacy and support organisation. Do not ask people in Russia to open or share its pages.',
    designations: [{ as: 'extremist', since: '2026-03-03', note: 'St Petersburg City Court.' }],
  },
  start: ['https://comingoutspb.org/feed/'],

  discover: feedList(),
  extract: (page) => document(page),
});
