import { type Anchor, aboutRussia, defineSource, document, htmlList, knownList, type Link } from '../src/source.ts';

/** Opinions on Russian laws that attorneys cite, by their numbers. */
const known = [
  opinion('CDL-AD(2021)027', 'Opinion on the Russian foreign-agent laws', '2021'),
  opinion('CDL-AD(2016)020', 'Opinion on the Russian law on undesirable organisations', '2016'),
  opinion('CDL-AD(2014)025', 'Opinion on the Russian laws on foreign agents and on treason', '2014'),
  opinion('CDL-AD(2012)016', 'Opinion on the Russian law on combating extremist activity', '2012'),
];

/**
 * Opinions of the Venice Commission on Russian laws. Public code cites opinions in numbers by `default.aspx?pdffile=CDL-AD(2021)027-e`; the
 * site moves to coe.int, where the list stands that is read for more. Nobody has seen that list by program.
 */
export const veniceCommission = defineSource({
  id: 'venice-commission',
  publisher: 'Venice Commission',
  title: 'Opinions on Russian laws',
  homepage: 'https://www.coe.int/en/web/venice-commission',
  tier: 1,
  kind: 'igo',
  languages: ['en'],
  schedule: '18 9 * * 5',
  delayMs: 10_000,
  verified: 'unverified',
  card: {
    mandate:
      'Advisory body of the Council of Europe on constitutional law; opinions on Russian foreign-agent, undesirable, extremism and assembly laws.',
    method: 'Opinions of independent legal experts.',
    bias: 'Authoritative on law, not on facts.',
    licence: 'Council of Europe content reusable with credit.',
    designations: [],
  },
  expect: { links: [4, 200], dated: 0.5, text: { characters: 2000, share: 0.8 }, silentDays: 1000 },
  start: ['https://www.venice.coe.int/', 'https://www.coe.int/en/web/venice-commission/-/opinions'],

  discover: knownList(
    'https://www.venice.coe.int/',
    known,
    htmlList({ links: 'a[href*="CDL-AD" i]', choose: opinionAnchor }),
  ),

  async extract(page, link) {
    const draft = await document(page);
    return { ...draft, title: link.title ?? draft.title };
  },
});

function opinion(documentNumber: string, title: string, publishedOn: string): Link {
  return {
    url: `https://www.venice.coe.int/webforms/documents/default.aspx?pdffile=${documentNumber}-e`,
    title,
    publishedOn,
    documentNumber,
    language: 'en',
  };
}

function opinionAnchor({ url, text }: Anchor): Link | undefined {
  if (!aboutRussia(text)) return undefined;
  const documentNumber = /CDL-AD\(\d{4}\)\d{3}/i
    .exec(`${text} ${url.replace(/%28/g, '(').replace(/%29/g, ')')}`)?.[0]
    .toUpperCase();
  return { url, title: text, ...(documentNumber !== undefined && { documentNumber }) };
}
