import { defineSource, document, feedList } from '../src/source.ts';

/**
 * Important Stories, in Russian, by the feed that calibre's recipe reads. Addresses come with `?tztc=1` too, which does not identify a
 * page.
 */
export const importantStories = defineSource({
  id: 'important-stories',
  publisher: 'Важные истории',
  title: 'Important Stories (iStories)',
  homepage: 'https://istories.media/',
  tier: 4,
  kind: 'media',
  languages: ['ru'],
  schedule: '42 */3 * * *',
  delayMs: 5000,
  verified: 'shape',
  expect: { links: [3, 200], dated: 0.9, text: { characters: 200, share: 0.8 }, silentDays: 4 },
  card: {
    mandate: 'Investigations and news.',
    bias: 'Investigative newsroom in exile; corroborate.',
    licence: 'Copyright.',
    designations: [
      { as: 'blocked' },
      { as: 'undesirable', doubtful: true, note: 'Said of some of a group of outlets.' },
    ],
  },
  start: ['https://istories.media/rss/all.xml'],

  discover: feedList(),
  extract: (page) => document(page),
});
