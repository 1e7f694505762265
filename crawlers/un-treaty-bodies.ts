import { defineSource, htmlList, knownList, unAnchor, unDraft, unLink } from '../src/source.ts';

/** `CCPR/C/RUS/CO/8`, `CAT/C/RUS/Q/7`, `CEDAW/C/RUS/10`. */
const onRussia = /\/RUS\//;

/**
 * The treaty bodies on Russia: concluding observations, lists of issues, the State's own reports. The country page of the treaty-body database
 * names documents by symbol (`Download.aspx?symbolno=CCPR%2FC%2FRUS%2FCO%2F8`); each is read where the UN's document system keeps it, not by
 * the session links of that site. Public code shows both addresses. Its search is a form that pages by postback, which no list here can do;
 * decisions on single complaints are therefore left out.
 */
export const unTreatyBodies = defineSource({
  id: 'un-treaty-bodies',
  publisher: 'UN human rights treaty bodies',
  title: 'Concluding observations and reports on the Russian Federation',
  homepage: 'https://tbinternet.ohchr.org/_layouts/15/TreatyBodyExternal/countries.aspx?CountryCode=RUS&Lang=EN',
  tier: 1,
  kind: 'un',
  languages: ['en'],
  schedule: '27 8 * * 1',
  delayMs: 10_000,
  verified: 'unverified',
  card: {
    mandate: 'Committees of experts that watch over the UN human rights treaties (CCPR, CAT, CEDAW, CERD, CRC, CESCR).',
    method: 'Dialogue with the State on its report; observations at its end.',
    bias: "Expert bodies; their dialogue includes the State's own replies.",
    licence: 'UN terms: reproduction normally allowed with credit; documents themselves generally free to quote.',
    terms: 'https://www.un.org/en/about-us/terms-of-use',
    designations: [],
  },
  expect: { links: [1, 400], dated: 0.3, text: { characters: 2000, share: 0.8 }, silentDays: 900 },
  start: [
    'https://documents.un.org/',
    'https://tbinternet.ohchr.org/_layouts/15/TreatyBodyExternal/Countries.aspx?CountryCode=RUS&Lang=EN',
  ],

  discover: knownList(
    'https://documents.un.org/',
    [unLink('CCPR/C/RUS/CO/8', { publishedOn: '2022' })],
    htmlList({
      links: 'a[href*="symbolno=" i]',
      choose(anchor) {
        const link = unAnchor(anchor);
        return link?.documentNumber !== undefined && onRussia.test(link.documentNumber) ? link : undefined;
      },
    }),
  ),

  extract: (page, link) => unDraft(page, link),
});
