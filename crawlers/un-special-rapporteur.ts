import { type Anchor, defineSource, htmlList, knownList, type Link, unAnchor, unDraft, unLink } from '../src/source.ts';

/** Reports that attorneys cite by symbol; the rest is found on the mandate's page. */
const known = [
  unLink('A/HRC/57/59', { title: 'Situation of human rights in the Russian Federation', publishedOn: '2024-09' }),
  unLink('A/HRC/54/54', { title: 'Situation of human rights in the Russian Federation', publishedOn: '2023' }),
];

/**
 * The Special Rapporteur on the situation of human rights in the Russian Federation: what the mandate's page links to, releases and statements
 * as pages, reports by their UN symbol. The anchors are told by their addresses, which public code cites in numbers; the page itself has not
 * been seen, and its host refuses programs at times: the reports that are named here are found without it.
 */
export const unSpecialRapporteur = defineSource({
  id: 'un-special-rapporteur',
  publisher: 'UN Special Rapporteur on the situation of human rights in the Russian Federation',
  title: 'Reports, releases and statements',
  homepage: 'https://www.ohchr.org/en/special-procedures/sr-russian-federation',
  tier: 1,
  kind: 'un',
  languages: ['en'],
  schedule: '17 8 * * *',
  delayMs: 10_000,
  verified: 'unverified',
  card: {
    mandate:
      'Independent expert of the UN Human Rights Council on Russia; reports each year to the Council (September) and the General Assembly (October).',
    method: 'Works without access to Russia (not admitted) and relies on civil-society submissions.',
    bias: 'Very high weight: independent UN expert. Russia rejects the mandate.',
    licence: 'UN terms: reproduction normally allowed with credit; documents themselves generally free to quote.',
    terms: 'https://www.un.org/en/about-us/terms-of-use',
    designations: [],
  },
  expect: { links: [3, 300], dated: 0.6, text: { characters: 500, share: 0.9 }, silentDays: 120 },
  start: ['https://documents.un.org/', 'https://www.ohchr.org/en/special-procedures/sr-russian-federation'],

  discover: knownList(
    'https://documents.un.org/',
    known,
    htmlList({
      links:
        'a[href*="/press-releases/"], a[href*="/statements"], a[href*="/documents/"], a[href*="undocs.org/"], a[href*="docs.un.org/"]',
      choose: reportLink,
    }),
  ),

  extract: (page, link) => unDraft(page, link),
});

function reportLink({ url, text }: Anchor): Link | undefined {
  return unAnchor({ url, text }) ?? (text === '' ? undefined : { url, title: text });
}
