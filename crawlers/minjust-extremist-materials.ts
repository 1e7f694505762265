import {
  csv,
  defineSource,
  isRedacted,
  noReports,
  parseDate,
  type RegisterEntry,
  registerPage,
} from '../src/source.ts';

/**
 * The Federal List of Extremist Materials, by its CSV export: `#;Материал;Дата включения`, a day only since 2017. It quotes the titles of
 * hateful works: its entries are looked up as entries, and never tagged or searched as reports. An entry that a court has taken out keeps its
 * number and says `Исключен` or the like for its title; the title that stood there before stays in our record. Public code downloads this file; a copy of
 * it of 2021 was read.
 */
export const minjustExtremistMaterials = defineSource({
  id: 'minjust-extremist-materials',
  publisher: 'Министерство юстиции Российской Федерации',
  title: 'Федеральный список экстремистских материалов',
  homepage: 'https://minjust.gov.ru/ru/extremist-materials/',
  tier: 1,
  kind: 'register',
  languages: ['ru'],
  schedule: '12 5 * * *',
  delayMs: 10000,
  verified: 'shape',
  expect: { links: [0, 1], dated: 0, text: { characters: 1, share: 0 }, silentDays: 1000 },
  card: {
    mandate:
      'The state list of texts, songs, pictures and sites that a court has found extremist (Federal Law 114-FZ).',
    method:
      'Kept by the Ministry of Justice after a court’s decision; it prints the title, the decision, and since 2017 the day of inclusion.',
    bias: 'Authoritative for the fact of a ban. It quotes hate material beside religious and political texts.',
    licence: 'Official document of Russia: no copyright (Civil Code of Russia, article 1259(6)).',
    designations: [],
  },
  start: ['https://minjust.gov.ru/uploaded/files/exportfsm.csv'],

  discover: (page) => registerPage(csv(page, ';').flatMap(entryOf), page),
  extract: noReports,
});

function entryOf([number = '', printed = '', included = '']: string[]): RegisterEntry[] {
  if (!/^\d+$/.test(number)) return [];
  const title = printed.replace(/\s+/g, ' ').replace(/[\s;]+$/, '');
  const excluded = /^(?:(?:запис[ьи]|материалы?) )?исключ[её]н[аоы]?(?!\p{L})/iu.test(title);
  const includedOn = parseDate(included, 'ru');
  return [
    {
      key: number,
      number,
      name: excluded ? '' : title,
      kind: 'material',
      ...(includedOn !== undefined && { includedOn }),
      ...(excluded && { excluded, basis: title }),
      ...(isRedacted(title) && { redacted: true }),
    },
  ];
}
