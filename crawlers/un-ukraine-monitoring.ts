import { type Anchor, aboutRussia, defineSource, htmlList, type Link, pageOrFile, withFiles } from '../src/source.ts';

/** What concerns persons in Russia's hands: occupied territory, prisoners, deportation, detention, conscription there. */
const inRussiasHands = /occup|prisoners? of war|deport|transfer|detain|detention|tortur|conscript|Sevastopol/i;

/**
 * Reports of the UN human rights monitors in Ukraine on occupied territory, prisoners and transfers to Russia. Public code reads lists of this
 * site under `/en/reports` and finds the files of a report on its page, the English one named `…ENG….pdf`; the monthly counts of casualties are
 * passed over.
 */
export const unUkraineMonitoring = defineSource({
  id: 'un-ukraine-monitoring',
  publisher: 'UN Human Rights Monitoring Mission in Ukraine',
  title: 'Reports on occupied territory, detention and transfer to Russia',
  homepage: 'https://ukraine.ohchr.org/en/reports',
  tier: 1,
  kind: 'un',
  languages: ['en'],
  schedule: '57 8 * * *',
  delayMs: 5000,
  verified: 'unverified',
  card: {
    mandate: 'OHCHR mission that monitors human rights in Ukraine.',
    method: 'Stated in each report.',
    licence: 'UN terms: reproduction normally allowed with credit; documents themselves generally free to quote.',
    terms: 'https://www.un.org/en/about-us/terms-of-use',
    designations: [],
  },
  expect: { links: [1, 200], dated: 0.3, text: { characters: 300, share: 0.7 }, silentDays: 120 },
  start: ['https://ukraine.ohchr.org/en/reports'],

  discover: withFiles(htmlList({ links: 'main a[href^="/en/"], article a[href^="/en/"]', choose: reportLink }), {
    isPage: (url) => !/^\/en\/reports\b/.test(url.pathname),
    files: 'a[href$=".pdf" i][href*="ENG" i]',
  }),

  extract: (page, link) => pageOrFile(page, link),
});

/** Menu entries are short; a report's title is not. */
function reportLink({ url, text }: Anchor): Link | undefined {
  const isReport = text.length > 25 && !/^\/en\/reports\b/.test(new URL(url).pathname);
  return isReport && (inRussiasHands.test(text) || aboutRussia(text)) ? { url, title: text } : undefined;
}
