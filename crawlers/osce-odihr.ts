import { type Anchor, aboutRussia, defineSource, htmlList, type Link, pageOrFile, withFiles } from '../src/source.ts';

/** `/odihr/515868`, and the files of other numbers beside it. */
const documentPath = /^\/odihr\/\d+$/;

/**
 * Moscow Mechanism reports and reviews of the OSCE's human rights office. Its feeds are gone (404, as a public list of feeds measured);
 * documents stand at `/odihr/<number>`, as public code and many pages cite them, with their PDF linked from there. The list is unverified.
 */
export const osceOdihr = defineSource({
  id: 'osce-odihr',
  publisher: 'OSCE Office for Democratic Institutions and Human Rights (ODIHR)',
  title: 'Moscow Mechanism reports and reviews on Russia',
  homepage: 'https://www.osce.org/odihr',
  tier: 1,
  kind: 'igo',
  languages: ['en'],
  schedule: '38 9 * * 1',
  delayMs: 10_000,
  verified: 'unverified',
  card: {
    mandate: 'Human rights office of the OSCE; experts under the Moscow Mechanism.',
    method: 'Missions of experts appointed by participating States; reviews of laws.',
    bias: 'The report of Sept 2022 on legal and administrative practice is a compact survey of repressive laws up to then; a report of 2024 is on detained Ukrainian civilians.',
    licence: 'OSCE terms: reproduction with credit.',
    designations: [],
  },
  expect: { links: [0, 100], dated: 0.5, text: { characters: 500, share: 0.8 }, silentDays: 400 },
  start: ['https://www.osce.org/odihr/documents'],

  discover: withFiles(htmlList({ links: 'a[href*="/odihr/"]', next: 'a[rel="next"]', choose: documentLink }), {
    isPage: (url) => documentPath.test(url.pathname),
    files: 'a[href$=".pdf" i]',
  }),

  extract: (page, link) => pageOrFile(page, link),
});

function documentLink({ url, text }: Anchor): Link | undefined {
  return documentPath.test(new URL(url).pathname) && aboutRussia(text) ? { url, title: text } : undefined;
}
