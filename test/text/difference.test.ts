import { expect, test } from 'vitest';
import { difference, saysTheSame } from '../../src/text/difference.ts';

const before = 'SAMPLE. The court fined him 5,000 roubles. He appealed.\nUpdated: 3 March 2026, 10:15\nViews: 1 234';

test('what changed is told by sentences, each with those around it', () => {
  const after = 'SAMPLE. The court fined him 50,000 roubles. He appealed. The appeal failed.';
  expect(difference(before, after)).toEqual({
    changes: [
      { kind: 'same', text: 'SAMPLE.' },
      { kind: 'removed', text: 'The court fined him 5,000 roubles.' },
      { kind: 'added', text: 'The court fined him 50,000 roubles.' },
      { kind: 'same', text: 'He appealed.' },
      { kind: 'added', text: 'The appeal failed.' },
    ],
    added: 2,
    removed: 1,
  });
});

test.for<[string, string[]]>([
  ['A. B. C.', ['= A.', '= B.', '= C.']],
  ['A. X. C.', ['= A.', '- B.', '+ X.', '= C.']],
  ['A. C.', ['= A.', '- B.', '= C.']],
  ['A. B. X. Y. C.', ['= A.', '= B.', '+ X.', '+ Y.', '= C.']],
  ['X. A. B. C.', ['+ X.', '= A.', '= B.', '= C.']],
  ['A. B. C. X.', ['= A.', '= B.', '= C.', '+ X.']],
  ['B. C. A.', ['- A.', '= B.', '= C.', '+ A.']],
  ['A. A. B. C.', ['= A.', '+ A.', '= B.', '= C.']],
  ['X. B. Y.', ['- A.', '+ X.', '= B.', '- C.', '+ Y.']],
  ['', ['- A.', '- B.', '- C.']],
])('of three statements "%s" keeps what it keeps, in the order of reading', ([later, told]) => {
  const spelt = (text: string) => text.replace(/[A-Z]/g, 'Statement $& of many words');
  const sign = { same: '=', removed: '-', added: '+' };
  const { changes, added, removed } = difference(spelt('A. B. C.'), spelt(later));
  expect(changes.map(({ kind, text }) => `${sign[kind]} ${text}`)).toEqual(told.map(spelt));
  expect([added, removed]).toEqual(['+', '-'].map((one) => told.filter((line) => line.startsWith(one)).length));
});

test.for<[string, string, string, boolean]>([
  ['a date of update', 'A fact.\nUpdated: 3 March 2026, 10:15', 'A fact.\nUpdated: 4 April 2026, 09:00', true],
  ['counters', 'A fact.\n12 comments', 'A fact.\n340 comments\nViews: 5 000', true],
  ['counters in Russian', 'Факт.\nПросмотров: 12', 'Факт.\nПросмотров: 5 113', true],
  ['navigation', 'A fact.', 'A fact.\nNext\nShare\nBack to top', false],
  ['a menu', 'A fact.', 'A fact.\nNext\nShare\nHome', true],
  ['a date in a statement', 'He was jailed on 3 March 2026.', 'He was jailed on 4 March 2026.', false],
  ['an article', 'Article 280.3 applies.', 'Article 280.1 applies.', false],
  ['a word', 'He was fined.', 'He was jailed.', false],
  ['the second of two statements', 'He was fined. He paid.', 'He was fined. He fled.', false],
  ['a statement more', 'He was fined.', 'He was fined. He paid.', false],
  ['a year beside a word', 'Report 2024', 'Report 2025', false],
  ['a row of numbers as long as a paragraph', 'A fact.', `A fact.\n${'1 '.repeat(60)}1`, false],
  ['a row of numbers', 'A fact.', `A fact.\n${'1 '.repeat(59)}10`, true],
  ['white space', 'He  was\u00a0fined.', 'He was fined.', true],
])('%s makes two texts say the same: %#', ([, one, other, same]) => {
  expect(saysTheSame(one, other)).toBe(same);
});

test('texts of many thousand sentences are compared too', () => {
  const many = (from: number) =>
    Array.from({ length: 6000 }, (_, at) => `Sentence ${from + at} stands here.`).join('\n');
  const { added, removed } = difference(`${many(0)}\nEnd of one.`, `Begin of other.\n${many(0)}`);
  expect([added, removed]).toEqual([1, 1]);
  const apart = difference(many(0), many(3000));
  expect(apart).toMatchObject({ added: 3000, removed: 3000 });
  expect(apart.changes.filter(({ kind }) => kind === 'same')).toHaveLength(3000);
});
