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
  card: {
    mandate:
      'An independent, bipartisan commission of the United States, created by the International Religious Freedom Act of 1998 to advise the President, the Secretary of State and Congress.',
    method: 'Staff research, hearings, visits where they are possible, and reports by others, which its texts cite.',
    bias: 'Advisory: its findings are its own and not those of the Department of State, which may decide otherwise on its recommendations.',
    licence: 'A work of the United States government: in general in the public domain (17 U.S.C. 105).',
    terms: 'https://www.law.cornell.edu/uscode/text/17/105',
    designations: [],
  },
  schedule: '10 5 * * *',
  delayMs: 5000,
  verified: 'shape',
  expect: { links: [1, 40], dated: 0.7, text: { characters: 800, share: 0.5 }, silentDays: 120 },
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
