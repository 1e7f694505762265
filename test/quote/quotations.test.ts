import { expect, test } from 'vitest';
import { addressesIn, quotationsIn } from '../../src/quote/quotations.ts';

const found = (text: string) => quotationsIn(text).map((quotation) => quotation.text);

test.each([
  [
    'English marks',
    'HRW says “police searched the flat of his mother,” and more.',
    ['police searched the flat of his mother,'],
  ],
  [
    'straight marks',
    'HRW says "police searched the flat of his mother." And.',
    ['police searched the flat of his mother.'],
  ],
  [
    'Russian marks with others inside',
    'Он: «суд приговорил учителя „Петра“ к пяти годам».',
    ['суд приговорил учителя „Петра“ к пяти годам'],
  ],
  [
    'marks of the same kind inside',
    'Он: «суд закрыл «Мемориал» и ещё семь организаций».',
    ['суд закрыл «Мемориал» и ещё семь организаций'],
  ],
  [
    'single marks with an apostrophe',
    'It says ‘the judge’s clerk didn’t read the ruling’.',
    ['the judge’s clerk didn’t read the ruling'],
  ],
  [
    'a quotation over two pages',
    'It says “the court held\nthat the law\n\nwas clear”.',
    ['the court held\nthat the law\n\nwas clear'],
  ],
  [
    'a second paragraph that opens again',
    'It says “one two three\n“four five six”.',
    ['one two three\n“four five six'],
  ],
])('%s hold a quotation', (_what, text, quotations) => {
  expect(found(text)).toEqual(quotations);
});

test('phrases of fewer than five words, apostrophes and inches are no quotations', () => {
  expect(found("The “foreign agent” law isn't new; he's 6' 2\" tall and doesn't say “yes, of course”.")).toEqual([]);
});

test('a mark that is never closed swallows nothing', () => {
  expect(found(`He said “this is not closed ${'word '.repeat(2000)} and “one two three four five” ends.`)).toEqual([
    'one two three four five',
  ]);
});

test('a paragraph that is set off is a quotation without marks', () => {
  const text = 'As held:\nthe applicant was fined for a post\nThat is all.';
  expect(quotationsIn(text, [{ start: 9, end: 43 }]).map((one) => one.text)).toEqual([
    'the applicant was fined for a post',
  ]);
});

test('addresses and places behind a quotation belong to it, and not those of the next', () => {
  const text =
    'A “one two three four five” (HRW, ¶ 14, https://hrw.example/a(b)). B “six seven eight nine ten”, p. iv, at 12, <https://ovd.example/1>.';
  expect(quotationsIn(text)).toMatchObject([
    { addresses: ['https://hrw.example/a(b)'], pinpoints: [{ kind: 'paragraph', value: '14' }] },
    {
      addresses: ['https://ovd.example/1'],
      pinpoints: [
        { kind: 'page', value: 'iv' },
        { kind: 'page', value: '12' },
      ],
    },
  ]);
});

test('an address ends before the punctuation of its sentence', () => {
  expect(addressesIn('See https://a.example/x. (https://b.example/y), [https://perma.example/Z].')).toEqual([
    'https://a.example/x',
    'https://b.example/y',
    'https://perma.example/Z',
  ]);
});
