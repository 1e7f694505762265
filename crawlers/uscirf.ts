import { aboutRussia, defineSource, document, feedLink, feedList, html } from '../src/source.ts';

/** U.S. Commission on International Religious Freedom. The feed covers the world; what names Russia neither in title nor address is passed over. */
export const uscirf = defineSource({
  id: 'uscirf',
  publisher: 'U.S. Commission on International Religious Freedom',
  title: 'USCIRF: Russia',
  homepage: 'https://www.uscirf.gov/countries/russia',
  tier: 1,
  kind: 'government',
  languages: ['en'],
  schedule: '10 5 * * *',
  delayMs: 5000,
  verified: 'shape',
  expect: { links: [1, 40] },
  start: ['https://www.uscirf.gov/rss.xml'],

  discover: feedList((item) => {
    // The feed's authors are names of editors' accounts.
    const { authors: _, ...link } = feedLink(item);
    return aboutRussia(item.title, item.url) ? link : undefined;
  }),

  extract(page) {
    // Country pages keep their text in one element; releases and PDF reports have no steady one.
    if (!new URL(page.finalUrl).pathname.startsWith('/countries/')) return document(page);
    const read = html(page);
    return { title: read.text('h1'), authors: [], language: 'en', blocks: read.blocks('div.full-content') };
  },
});
