import { expect, test } from 'vitest';
import { analyse, fold, stem } from '../../src/text/analyse.ts';

const forms = (text: string) => analyse(text).map((token) => token.form);
const sameStem = (...words: string[]) => new Set(words.map((word) => stem(fold(word)))).size === 1;

test('offsets point into the original text, whatever it is written with', () => {
  const text = 'Анти\u00adвоенный пикет\u00a0— стра\u0301на, Jehovah’s';
  for (const token of analyse(text)) expect(fold(text.slice(token.start, token.end))).toBe(token.form);
  expect(forms(text)).toEqual(['антивоенный', 'пикет', 'страна', "jehovah's"]);
});

test('ё and е, composed and decomposed letters are one', () => {
  expect(forms('Пётр Петр йод и\u0306од')).toEqual(['петр', 'петр', 'йод', 'йод']);
});

test('a hyphen of any kind parts words; a point inside a number does not', () => {
  expect(forms('Кара-Мурза Кара‑Мурза ст.280.3, ч.2')).toEqual([
    'кара',
    'мурза',
    'кара',
    'мурза',
    'ст',
    '280.3',
    'ч',
    '2',
  ]);
});

test('a superscript after an article is its sub-number, after a year or a word a footnote mark', () => {
  expect(forms('280³ 282² 2022³ слово²')).toEqual(['280.3', '282.2', '2022', 'слово']);
});

test('a mark that stands alone is no word', () => {
  expect(forms('слово ² \u0301 \u200b Слово')).toEqual(['слово', 'слово']);
  expect(forms('x²')).toEqual(['x']);
});

test.each([
  ['ﬁnes', 'fines'],
  ['Pro‑Russian', 'pro-russian'],
  ['−5', '-5'],
  ['O’Brien', "o'brien"],
  ['Об\u02bcект', "об'ект"],
  ['ЁЛКА', 'елка'],
  ['Й', 'й'],
  ['2803', '2803'],
  ['280.3¹', '280.3.1'],
  ['282¹²', '282.12'],
  ['12345²', '12345'],
])('%s is compared as %s', (word, folded) => {
  expect(fold(word)).toBe(folded);
});

test('letters of the other script that only look alike are folded into the word', () => {
  expect(forms('Cвидeтели')).toEqual(['свидетели']);
  expect(forms('Мeduza')).toEqual(['meduza']);
});

test('Russian fleeting vowels do not part the forms of a word', () => {
  expect(sameStem('беженец', 'беженца', 'беженцы')).toBe(true);
  expect(sameStem('чеченец', 'чеченцев')).toBe(true);
  expect(sameStem('пытка', 'пыток')).toBe(true);
  expect(sameStem('повестка', 'повесток')).toBe(true);
  expect(sameStem('церковь', 'церкви')).toBe(true);
});

test('British and American spellings share a stem', () => {
  expect(sameStem('organisation', 'organization')).toBe(true);
  expect(sameStem('mobilised', 'mobilized')).toBe(true);
  expect(sameStem('neighbour', 'neighbors')).toBe(true);
  expect(sameStem('centre', 'center')).toBe(true);
});

test('unpaired surrogates and one endless word are read', () => {
  expect(forms('сло\ud83dво \udc00')).toEqual(['сло', 'во']);
  const endless = 'а'.repeat(500_000);
  expect(analyse(endless)).toHaveLength(1);
});

test('runs of plain letters and digits end where the pattern of all tokens ends them', () => {
  const forms = (text: string) => analyse(text).map(({ form }) => form);
  expect(forms("abc1 1abc 20.3.3 20.3. x_y don't d' 7% a-b")).toEqual([
    'abc1',
    '1',
    'abc',
    '20.3.3',
    '20.3',
    'x',
    'y',
    "don't",
    'd',
    '7',
    'a',
    'b',
  ]);
  expect(forms('caf\u00e9 na\u00efve1 re\u00adad е\u0308ж')).toEqual(['café', 'naïve1', 'read', 'еж']);
});
