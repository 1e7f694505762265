import { expect, test } from 'vitest';
import { addressesIn, quotationsIn } from '../../src/quote/quotations.ts';

const found = (text: string) => quotationsIn(text).quotations.map((quotation) => quotation.text);

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

test.each(['“”', '«»', '""'])(
  'a quotation of more than 6,000 characters between %s is told to be unchecked',
  (marks) => {
    const [open = '', close = ''] = marks;
    const long = `one two three four five ${'word '.repeat(1300)}end`;
    const text = `It says ${open}${long}${close} and ${open}six seven eight nine ten${close}.`;
    expect(quotationsIn(text)).toMatchObject({
      quotations: [{ text: 'six seven eight nine ten' }],
      unchecked: [{ why: 'too-long', start: 9, text: long.slice(0, 200) }],
    });
  },
);

test('a quotation whose mark nothing closes is told to be unchecked, with its first words', () => {
  const text = 'It says “one two three four five.\nIt says “six seven eight nine ten” and 6\' 2" more.';
  expect(quotationsIn(text)).toMatchObject({
    quotations: [{ text: 'six seven eight nine ten' }],
    unchecked: [{ why: 'not-closed', text: 'one two three four five.' }],
  });
  expect(quotationsIn('The “foreign agent law (“new”).').unchecked).toEqual([]);
});

test('a mark that is never closed swallows nothing', () => {
  expect(found(`He said “this is not closed ${'word '.repeat(2000)} and “one two three four five” ends.`)).toEqual([
    'one two three four five',
  ]);
});

test('a paragraph that is set off is a quotation without marks', () => {
  const text = 'As held:\nthe applicant was fined for a post\nThat is all.';
  expect(quotationsIn(text, [{ start: 9, end: 43 }]).quotations.map((one) => one.text)).toEqual([
    'the applicant was fined for a post',
  ]);
});

test('addresses and places behind a quotation belong to it, and not those of the next', () => {
  const text =
    'A “one two three four five” (HRW, ¶ 14, https://hrw.example/a(b)). B “six seven eight nine ten”, p. iv, at 12, <https://ovd.example/1>.';
  expect(quotationsIn(text).quotations).toMatchObject([
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

test.each([
  [
    'a pair in a pair in a pair',
    'It says “he told us ‘they called me “an agent” and left’ that day”.',
    ['he told us ‘they called me “an agent” and left’ that day'],
  ],
  [
    'Russian marks in English ones and the other way about',
    '“the newspaper «Пример» wrote of it twice” и «газета “Sample Post” написала об этом дважды».',
    ['the newspaper «Пример» wrote of it twice', 'газета “Sample Post” написала об этом дважды'],
  ],
  [
    'low marks that are closed by the English one',
    'Он: „суд закрыл дело за два дня” и “the court closed the case quickly”.',
    ['суд закрыл дело за два дня', 'the court closed the case quickly'],
  ],
  [
    'single marks with the apostrophe of a plural',
    'It says ‘the defendants’ lawyers were not admitted to it’ (p. 3).',
    ['the defendants’ lawyers were not admitted to it'],
  ],
  [
    'a decade that looks like an opening mark',
    'In the ‘90s it said “one two three four five” of the defendants’ rights.',
    ['one two three four five'],
  ],
  [
    'straight marks with single ones inside',
    'It says "he was called \'an agent\' there".',
    ["he was called 'an agent' there"],
  ],
])('nested marks: %s', (_what, text, quotations) => {
  expect(found(text)).toEqual(quotations);
});

test('a paragraph that is set off keeps its words when a phrase inside it has marks', () => {
  const inside = 'he was entered as a “foreign agent” and lost his work';
  const text = `As held:\n${inside}\nThat is all.`;
  const setOff = [{ start: 9, end: 9 + inside.length }];
  expect(quotationsIn(text, setOff).quotations.map((one) => one.text)).toEqual([inside]);
});

test('what the note says that is marked behind a quotation is its citation', () => {
  const text = 'A “one two three four five” and “six seven eight nine ten” end.';
  const notes = [
    { at: text.indexOf(' and'), text: 'HRW, ¶ 14, https://hrw.example/a.' },
    { at: text.indexOf(' end'), text: 'OVD-Info, с. 7.' },
  ];
  expect(quotationsIn(text, [], notes).quotations).toMatchObject([
    { addresses: ['https://hrw.example/a'], pinpoints: [{ kind: 'paragraph', value: '14' }] },
    { addresses: [], pinpoints: [{ kind: 'page', value: '7' }] },
  ]);
});

test('two million marks that are never closed are read in a moment', () => {
  const before = process.cpuUsage();
  expect(quotationsIn('“'.repeat(2_000_000))).toEqual({ quotations: [], unchecked: [] });
  expect(process.cpuUsage(before).user / 1e6).toBeLessThan(10);
});
