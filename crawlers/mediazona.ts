import { defineSource, document, feedList } from '../src/source.ts';

/**
 * Mediazona, in Russian. Public code found the feed working with fifty items in September 2026; calibre's recipe names the banner of the
 * statutory notice (`.mz-agent-banner`), which reading marks by its words. `mediazona.ca` is another edition, on Central Asia, and not
 * read. Mirrors (appspot) are named by their publisher.
 */
export const mediazona = defineSource({
  id: 'mediazona',
  publisher: 'Медиазона',
  title: 'Медиазона',
  homepage: 'https://zona.media/',
  tier: 4,
  kind: 'media',
  languages: ['ru'],
  schedule: '47 */3 * * *',
  delayMs: 5000,
  verified: 'shape',
  expect: { links: [5, 200], dated: 0.95, text: { characters: 200, share: 0.8 }, silentDays: 2 },
  card: {
    mandate: 'News of courts, police and prisons; counts of losses in the war.',
    method: 'Reporting from the courtroom, often first-hand.',
    bias: 'Best court reporting; independent newsroom in exile.',
    licence: 'Copyright; link.',
    designations: [{ as: 'foreign-agent' }, { as: 'blocked' }],
  },
  start: ['https://zona.media/rss'],

  discover: feedList(),
  extract: (page) => document(page),
});
