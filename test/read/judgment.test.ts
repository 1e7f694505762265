import { expect, test } from 'vitest';
import { judgmentNumber, judgmentOf, sameJudgment } from '../../src/read/judgment.ts';

const judgment = (documentNumber: string, day?: string) => judgmentOf(documentNumber, day);

test('an ECLI and the first application with its day name one judgment', () => {
  const coded = judgment('ECLI:CE:ECHR:2022:0614JUD000998813');
  expect(coded).toEqual({ application: '9988/13', deliveredOn: '2022-06-14' });
  expect(sameJudgment(coded, judgment('9988/13 and 60 others', '2022-06-14'))).toBe(true);
  expect(sameJudgment(coded, judgment('9988/13', '2023-10-10'))).toBe(false);
  expect(sameJudgment(coded, judgment('32401/10', '2022-06-14'))).toBe(false);
});

test('a case without its day, or a document without a number, tells nothing', () => {
  expect(sameJudgment(judgment('9988/13', '2022'), judgment('ECLI:CE:ECHR:2022:0614JUD000998813'))).toBeUndefined();
  expect(sameJudgment(judgment('A/HRC/54/54'), judgment('9988/13', '2022-06-14'))).toBeUndefined();
});

test.for([
  ['EUROPEAN COURT OF HUMAN RIGHTS\nCASE OF SAMPLE v. RUSSIA\n(Application no. 123/45)', '123/45'],
  ['COUR EUROPÉENNE DES DROITS DE L’HOMME\n(Requête no 123/45)', '123/45'],
  ['Европейский Суд по правам человека\n(Жалоба № 123/45)', '123/45'],
  ['ECLI:CE:ECHR:2022:0614JUD000998813', 'ECLI:CE:ECHR:2022:0614JUD000998813'],
] as const)('the opening %j prints %s', ([opening, number]) => {
  expect(judgmentNumber(opening)).toBe(number);
});

test.for(['Planning application no. 123/45 was refused.', 'The police came on 14/06.', ''])(
  'the opening %j is no judgment',
  (opening) => expect(judgmentNumber(opening)).toBeUndefined(),
);
