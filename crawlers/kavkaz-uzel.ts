import { defineSource, document, feedList } from '../src/source.ts';

/**
 * Caucasian Knot, news and chronicles of the North and South Caucasus. The feed stands in several public lists. Every page begins with the
 * statutory notice. Entries on the South Caucasus are not told apart by the feed and are kept; passages are judged by the acting state
 * when they are tagged.
 */
export const kavkazUzel = defineSource({
  id: 'kavkaz-uzel',
  publisher: 'Кавказский узел',
  title: 'Кавказский узел',
  homepage: 'https://www.kavkaz-uzel.eu/',
  tier: 3,
  kind: 'media',
  languages: ['ru'],
  schedule: '11 */4 * * *',
  delayMs: 6000,
  verified: 'shape',
  expect: { links: [5, 200], dated: 0.95, text: { characters: 300, share: 0.9 }, silentDays: 3 },
  card: {
    mandate: 'News, chronicles and reference articles on the Caucasus.',
    method: 'Separates what is confirmed from what is reported.',
    bias: 'Long-standing specialist.',
    licence: 'Copyright; quote with a link.',
    designations: [
      { as: 'foreign-agent', note: 'Every page carries the notice.' },
      { as: 'blocked', since: '2022', doubtful: true, note: 'On and off.' },
    ],
  },
  start: ['https://www.kavkaz-uzel.eu/articles.rss'],

  discover: feedList(),
  extract: (page) => document(page),
});
