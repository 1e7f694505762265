import { type Anchor, aboutRussia, defineSource, htmlList, type Link, pageOrFile } from '../src/source.ts';

/**
 * Country-of-origin reports of the EU's asylum agency, and its news about them. A page of its news on Russia has been seen in a stored copy;
 * the portal is drawn by script, but its PDFs stand at plain addresses (`coi.euaa.europa.eu/administration/…/PLib/….pdf`), which the pages link.
 */
export const euaa = defineSource({
  id: 'euaa',
  publisher: 'European Union Agency for Asylum',
  title: 'COI reports: Russian Federation',
  homepage: 'https://coi.euaa.europa.eu/',
  tier: 1,
  kind: 'igo',
  languages: ['en'],
  schedule: '58 9 * * *',
  delayMs: 10_000,
  verified: 'unverified',
  card: {
    mandate: 'EU agency that supports asylum authorities with country-of-origin information.',
    method: 'Peer-reviewed, footnoted, with stated reference period.',
    bias: 'Contains no legal conclusions.',
    licence: 'Reproduction authorised with acknowledgement, no adaptation of meaning.',
    designations: [],
  },
  expect: { links: [0, 60], dated: 0.5, text: { characters: 500, share: 0.9 }, silentDays: 400 },
  start: ['https://www.euaa.europa.eu/coi-publications', 'https://www.euaa.europa.eu/news-events'],

  discover: htmlList({
    links:
      'a[href*="coi.euaa.europa.eu/"][href$=".pdf" i], a[href*="/sites/default/files/"][href$=".pdf" i], a[href*="/publications/"], a[href*="/news-events/"]',
    choose: reportLink,
  }),

  extract: (page, link) => pageOrFile(page, link),
});

/** The portal's files are named by their titles, and linked as a mere `Download`. */
function reportLink({ url, text }: Anchor): Link | undefined {
  if (!aboutRussia(text, new URL(url).pathname.replaceAll(/_|%20/g, ' '))) return undefined;
  return aboutRussia(text) ? { url, title: text } : { url };
}
