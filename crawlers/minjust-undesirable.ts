import { defineSource, minjustRegister, noReports } from '../src/source.ts';

const register = minjustRegister('c2d1692e-a9f6-5a79-13ee-5da5b42980df', {
  name: 'field_5_s',
  includedOn: 'field_2_s',
  excludedOn: 'field_8_s',
  excluded: ['field_10_s', 'Исключена'],
  kind: () => 'organisation',
});

/**
 * Foreign and international organisations whose activity is declared undesirable. The page that listed them before (`/ru/documents/7756/`)
 * answers 404 since February 2026, by public code, which reads this API. As to certificates see `minjust-foreign-agents.ts`.
 */
export const minjustUndesirable = defineSource({
  id: 'minjust-undesirable',
  publisher: 'Министерство юстиции Российской Федерации',
  title: 'Перечень нежелательных организаций',
  homepage:
    'https://minjust.gov.ru/ru/pages/perechen-inostrannyh-i-mezhdunarodnyh-organizacij-deyatelnost-kotoryh-priznana-nezhelatelnoj-na-territorii-rossijskoj-federacii/',
  tier: 1,
  kind: 'register',
  languages: ['ru'],
  schedule: '6 5 * * *',
  delayMs: 10000,
  verified: 'shape',
  expect: { links: [0, 1], dated: 0, text: { characters: 1, share: 0 }, silentDays: 1000 },
  card: {
    mandate: 'The state list of organisations whose activity is declared undesirable in Russia.',
    method: 'Kept by the Ministry of Justice; the decision is that of the Prosecutor General.',
    bias: 'Authoritative for the fact and the day of a designation, and for nothing else.',
    licence: 'Official document of Russia: no copyright (Civil Code of Russia, article 1259(6)).',
    designations: [],
  },
  ...register,
  extract: noReports,
});
