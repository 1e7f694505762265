import { defineSource, minjustRegister, noReports } from '../src/source.ts';

const register = minjustRegister('39b95df9-9a68-6b6d-e1e3-e6388507067e', {
  name: 'field_2_s',
  basis: 'field_3_s',
  includedOn: 'field_4_s',
  excludedOn: 'field_5_s',
  type: 'field_7_s',
  kind: (type) => (type === 'Физические лица' ? 'person' : 'organisation'),
});

/**
 * The register of foreign agents. Entries that were excluded stay in it, with the day of their exclusion. The server sends an incomplete chain
 * of certificates and, by some public code, answers Russian addresses alone: what is missing of the chain can be given to Node in
 * NODE_EXTRA_CA_CERTS; certificates are always checked. The same columns stand in a copy of the official export of August 2025.
 */
export const minjustForeignAgents = defineSource({
  id: 'minjust-foreign-agents',
  publisher: 'Министерство юстиции Российской Федерации',
  title: 'Реестр иностранных агентов',
  homepage: 'https://minjust.gov.ru/ru/pages/reestr-inostryannykh-agentov/',
  tier: 1,
  kind: 'register',
  languages: ['ru'],
  schedule: '4 5 * * *',
  delayMs: 10000,
  verified: 'shape',
  expect: { links: [0, 1], dated: 0, text: { characters: 1, share: 0 }, silentDays: 1000 },
  card: {
    mandate:
      'The state register under Federal Law 255-FZ of 14 July 2022: who is declared a foreign agent, since when, and until when.',
    method: 'Kept by the Ministry of Justice; new entries come mostly on Fridays.',
    bias: 'Authoritative for the fact and the day of a designation, and for nothing else.',
    licence: 'Official document of Russia: no copyright (Civil Code of Russia, article 1259(6)).',
    designations: [],
  },
  ...register,
  extract: noReports,
});
