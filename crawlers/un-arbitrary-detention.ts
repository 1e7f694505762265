import { type Anchor, aboutRussia, defineSource, html, htmlList, type Link, unAnchor, unDraft } from '../src/source.ts';

/**
 * Opinions of the Working Group on Arbitrary Detention on persons held by Russia. The mandate's page leads to its lists of opinions; an opinion
 * is told by its symbol (`A/HRC/WGAD/2023/1`) or its file. None of these pages has been seen.
 */
export const unArbitraryDetention = defineSource({
  id: 'un-arbitrary-detention',
  publisher: 'UN Working Group on Arbitrary Detention',
  title: 'Opinions concerning the Russian Federation',
  homepage: 'https://www.ohchr.org/en/special-procedures/wg-arbitrary-detention',
  tier: 1,
  kind: 'un',
  languages: ['en'],
  schedule: '47 8 * * 2',
  delayMs: 10_000,
  verified: 'unverified',
  card: {
    mandate:
      'Working Group of the UN Human Rights Council; opinions on single cases of detention, three sessions a year.',
    method: 'Adversarial exchange with the government (often no reply).',
    bias: 'Individual-case findings.',
    licence: 'UN terms: reproduction normally allowed with credit; documents themselves generally free to quote.',
    terms: 'https://www.un.org/en/about-us/terms-of-use',
    designations: [],
  },
  expect: { links: [1, 200], dated: 0.3, text: { characters: 2000, share: 0.8 }, silentDays: 240 },
  start: ['https://www.ohchr.org/en/special-procedures/wg-arbitrary-detention'],

  discover(page) {
    const lists = html(page).links('a[href*="/wg-arbitrary-detention/"][href*="opinions"]:not([href$=".pdf" i])');
    return { ...opinions(page), next: lists.map(({ url }) => url) };
  },

  extract: (page, link) => unDraft(page, link),
});

const opinions = htmlList({ links: 'a[href*="WGAD" i], a[href*="/opinions/"][href$=".pdf" i]', choose: opinionLink });

function opinionLink({ url, text }: Anchor): Link | undefined {
  if (!aboutRussia(text)) return undefined;
  return unAnchor({ url, text }) ?? { url, title: text };
}
