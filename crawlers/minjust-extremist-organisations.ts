import { defineSource, html, isRedacted, noReports, type RegisterEntry, registerPage } from '../src/source.ts';

/**
 * Organisations that courts have liquidated or banned for extremism: a page with one numbered paragraph each, `N. Name (решение … от …)`, as
 * several public clients read it (`div.doc p`). A day of inclusion is not printed: the decision's day stands in its words, which are kept.
 */
export const minjustExtremistOrganisations = defineSource({
  id: 'minjust-extremist-organisations',
  publisher: 'Министерство юстиции Российской Федерации',
  title: 'Перечень экстремистских организаций',
  homepage: 'https://minjust.gov.ru/ru/documents/7822/',
  tier: 1,
  kind: 'register',
  languages: ['ru'],
  schedule: '8 5 * * *',
  delayMs: 10000,
  verified: 'shape',
  expect: { links: [0, 1], dated: 0, text: { characters: 1, share: 0 }, silentDays: 1000 },
  card: {
    mandate:
      'The state list of organisations that a court has liquidated or banned for extremism (Federal Law 114-FZ).',
    method: 'Kept by the Ministry of Justice after a court’s decision has come into force.',
    bias: 'Authoritative for the fact of a ban and the decision it rests on, and for nothing else.',
    licence: 'Official document of Russia: no copyright (Civil Code of Russia, article 1259(6)).',
    designations: [],
  },
  start: ['https://minjust.gov.ru/ru/documents/7822/'],

  discover: (page) => registerPage(html(page).all('.doc p').flatMap(entryOf), page),
  extract: noReports,
});

/** The decision begins at the first bracket or dash before a word for it; brackets of the name itself stay with the name. */
const decision = /\s*(?:\(|[–—-]\s*)(?=реш|приговор|определен|постановлен)/i;

function entryOf(paragraph: string): RegisterEntry[] {
  const { number, text = '' } = /^(?<number>\d{1,4})\.\s*(?<text>\S.*)$/s.exec(paragraph)?.groups ?? {};
  if (number === undefined) return [];
  const [name = '', ...rest] = text.split(decision);
  const after = text.slice(name.length).replace(/[\s;.]+$/, '');
  const basis = /^\s*\(/.test(after) ? after.replace(/^\s*\(|\)$/g, '') : after.replace(/^[\s–—-]+/, '');
  const shown = name.replace(/[\s;,]+$/, '');
  return [
    {
      key: shown,
      number,
      name: shown,
      kind: 'organisation',
      ...(rest.length > 0 && { basis }),
      ...(isRedacted(shown) && { redacted: true }),
    },
  ];
}
