import { expect, test } from 'vitest';
import { seriesIn } from '../../src/read/series.ts';

test.for([
  ['World Report 2024', { series: 'World Report', edition: '2024' }],
  ['World Report 2024: SAMPLE country', { series: 'World Report', edition: '2024' }],
  ['SAMPLE country: Freedom in the World 2024 Country Report', { series: 'Freedom in the World', edition: '2024' }],
  [
    'Country Reports on Human Rights Practices for 2023',
    { series: 'Country Reports on Human Rights Practices', edition: '2023' },
  ],
  [
    '2023 Country Reports on Human Rights Practices: SAMPLE country',
    { series: 'Country Reports on Human Rights Practices', edition: '2023' },
  ],
  ['Ежегодный доклад за 2023 год', { series: 'Ежегодный доклад', edition: '2023' }],
  ['Country policy and information note: SAMPLE, Version 5.0', { edition: 'Version 5.0' }],
  ['SAMPLE Annual Report 2024', { series: 'SAMPLE Annual Report', edition: '2024' }],
  ['Amnesty International Report 2023/24', { series: 'Amnesty International Report', edition: '2023/24' }],
  ['What the Annual Report 2024 leaves out', {}],
  ['World leaders gather for the summit of 2024', {}],
  ['SAMPLE country drops in World Press Freedom Index 2024', {}],
  ['Human rights situation report, March 2024', {}],
  ['He was arrested in 2023', {}],
  ['', {}],
] as const)('%s', ([title, found]) => {
  expect(seriesIn(title)).toEqual(found);
});
