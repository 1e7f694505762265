import { expect, test } from 'vitest';
import { documentNumberIn } from '../../src/read/document-number.ts';

test.for([
  'A/HRC/57/59',
  'A/HRC/WG.6/44/RUS/1',
  'A/C.3/77/L.1',
  'A/79/508',
  'E/C.12/RUS/CO/6',
  'E/CN.4/2004/30',
  'HRI/CORE/RUS/2020',
  'CERD/C/RUS/CO/25-26',
  'CDL-AD(2024)012',
  'CommDH(2023)5',
  'CPT/Inf (2013) 41',
  'ECRI(2019)2',
  'EUR 46/5678/2023',
  'ECLI:CE:ECHR:2022:0614JUD000998813',
])('%s is found in a sentence', (number) => {
  expect(documentNumberIn(`SAMPLE report ${number}, on Russia.`)).toBe(number);
});

test.for(['24/7 and/or 2023', 'A/B testing', 'EUR 46 and 5678', 'He paid EUR 46/2023.'])('%s holds none', (text) => {
  expect(documentNumberIn(text)).toBeUndefined();
});
