import type { Source } from '../src/source.ts';

/** A sound source of an invented publisher, for tests that need one; they change what matters to them. */
export const sampleSource: Source = {
  id: 'sample-source',
  publisher: 'SAMPLE publisher',
  title: 'SAMPLE reports',
  homepage: 'https://sample.example/',
  tier: 2,
  kind: 'ngo',
  languages: ['en', 'zh-Hans'],
  card: {
    mandate: 'SAMPLE: an invented organisation.',
    method: 'SAMPLE: it invents what it publishes.',
    bias: 'SAMPLE: it is not real.',
    licence: 'SAMPLE: none is needed.',
    designations: [],
  },
  schedule: '5-59/15 0,12 * * 1-5',
  delayMs: 2000,
  verified: 'shape',
  expect: { links: [1, 10], dated: 0, text: { characters: 1, share: 0 }, silentDays: 1000 },
  start: ['https://sample.example/feed.xml'],
  discover: () => ({ links: [] }),
  extract: () => ({ title: '', authors: [], blocks: [] }),
};
