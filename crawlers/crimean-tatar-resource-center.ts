import { addressList, defineSource, document } from '../src/source.ts';

/**
 * Crimean Tatar Resource Center, in English. Stored pages show a list (`/en/activities?category=4`) and the addresses of reports
 * (`/en/7988-…`), by which lists are read: no selector was checked.
 */
export const crimeanTatarResourceCenter = defineSource({
  id: 'crimean-tatar-resource-center',
  publisher: 'Crimean Tatar Resource Center',
  title: 'Crimean Tatar Resource Center: occupied Crimea',
  homepage: 'https://ctrcenter.org/en',
  tier: 3,
  kind: 'ngo',
  languages: ['en'],
  schedule: '7 7 * * *',
  delayMs: 6000,
  verified: 'shape',
  expect: { links: [1, 300], dated: 0.7, text: { characters: 300, share: 0.8 }, silentDays: 60 },
  card: {
    mandate:
      'Monitoring of human rights in occupied Crimea, and of political prisoners; advocacy for the Crimean Tatar people.',
    bias: 'Ukrainian civil society; to be read beside the UN Human Rights Monitoring Mission.',
    designations: [],
  },
  start: ['https://ctrcenter.org/en/activities'],

  // `/en/7988-…`: number and words of the title.
  discover: addressList({ path: /^\/en\/\d+-[\w-]+$/ }),
  extract: (page) => document(page),
});
