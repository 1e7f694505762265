import { expect, test } from 'vitest';
import { planQuery, synonymsOf, type Vocabulary } from '../../src/search/plan.ts';
import { stem } from '../../src/text/analyse.ts';

const empty: Vocabulary = { frequency: () => 1, beginning: () => [], similar: () => [], names: () => [] };
const synonyms = synonymsOf([
  ['foreign agent', 'иностранный агент', 'иноагент'],
  ['agent', 'агент'],
  ['organisation', 'organization'],
]);

test('the longest run of words that has synonyms is one clause, in any inflection', () => {
  const plan = planQuery({ text: 'foreign agents law' }, empty, synonyms);
  expect(plan.clauses.map((clause) => clause.any)).toEqual([
    [[[stem('foreign')], [stem('agents')]], [[stem('иностранный'), stem('агент')]], [[stem('иноагент')]]],
    [[['law']]],
  ]);
  expect(plan.expansions).toEqual([
    { word: 'foreign agents', added: ['иностранный агент', 'иноагент'], by: 'synonym' },
  ]);
});

test('a phrase with a stop word in it has synonyms too', () => {
  const phrases = synonymsOf([['freedom of assembly', 'свобода собраний']]);
  const { clauses } = planQuery({ text: 'freedom of assembly' }, empty, phrases);
  expect(clauses.map((clause) => clause.any)).toEqual([
    [[[stem('freedom')], [stem('assembly')]], [[stem('свобода'), stem('собраний')]]],
  ]);
});

test('of words that share a stem the one that was typed decides what else is looked for', () => {
  const phrases = synonymsOf([
    ['protest', 'протест'],
    ['Protestant', 'протестант'],
  ]);
  const added = (q: string) => planQuery({ text: q }, empty, phrases).expansions.map((one) => one.added);
  expect([added('protest'), added('Protestant')]).toEqual([[['протест']], [['протестант']]]);
});

test('synonyms that are only another spelling of the same stems add nothing', () => {
  expect(planQuery({ text: 'organisations' }, empty, synonyms).expansions).toEqual([]);
});

test('a phrase is never widened, nor is anything that is switched off', () => {
  const widening: Vocabulary = { ...empty, frequency: () => 0, similar: () => ['other'], names: () => ['имя'] };
  expect(planQuery({ text: '"foreign agent"' }, widening, synonyms).expansions).toEqual([]);
  const off = { synonyms: false, names: false, spelling: false };
  expect(planQuery({ text: 'foreign agent', ...off }, widening, synonyms).expansions).toEqual([]);
});

test('a number is never corrected', () => {
  const widening: Vocabulary = { ...empty, frequency: () => 0, similar: () => ['other'] };
  expect(planQuery({ text: '20255' }, widening, synonyms).expansions).toEqual([]);
  expect(planQuery({ text: 'wrod' }, widening, synonyms).expansions).toMatchObject([{ by: 'spelling' }]);
});

test('a query of many unknown words is corrected in a few of them only', () => {
  const widening: Vocabulary = { ...empty, frequency: () => 0, similar: () => ['other'] };
  const text = Array.from({ length: 60 }, (_, at) => `слово${'а'.repeat(at % 5)}б`).join(' ');
  expect(planQuery({ text }, widening, synonyms).expansions.length).toBeLessThan(10);
});
