import { expect, test } from 'vitest';
import { aboutRussia } from '../../src/source.ts';

test.for([
  '2023 Report on International Religious Freedom: Russia',
  'https://sample.example/countries/russia',
  'Chechen women in flight',
  'Occupied Crimea: five years',
  'AFFAIRE FICTIF c. RUSSIE',
  'Права человека в России',
  'Российские суды и 20.3.3',
  'Крымских активистов задержали',
])('"%s" is about Russia', (text) => {
  expect(aboutRussia(undefined, text)).toBe(true);
});

test.for([
  'Prussia in the eighteenth century',
  'CASE OF RUSS v. GERMANY',
  'Belarus',
  'Moscovia Street',
  'Белоруссия',
  'Арфа и рфб',
  '',
])('"%s" is not', (text) => {
  expect(aboutRussia(text)).toBe(false);
});
