import { expect, test } from 'vitest';
import { stem } from '../../src/text/stem.ts';

test.each([
  ['persecution', 'persecuted'],
  ['detentions', 'detention'],
  ['repression', 'repressed'],
  ['prosecution', 'prosecuted'],
  ['organised', 'organized'],
  ['organisations', 'organizations'],
  ['colours', 'colors'],
  ['honourable', 'honorable'],
  ['theatres', 'theaters'],
  ['centre', 'center'],
  ['defence', 'defense'],
  ['offences', 'offenses'],
  ["russia's", 'russia'],
  ["prisoners'", 'prisoners'],
  ['беженец', 'беженца'],
  ['пыток', 'пытки'],
  ['чеченец', 'чеченцы'],
  ['ислам', 'ислама'],
  ['имам', 'имамов'],
  ['еврей', 'евреи'],
  ['Казахстан', 'Казахстане'],
  ['Казахстана', 'Казахстаном'],
  ['Дагестан', 'Дагестане'],
  ['Саратов', 'Саратове'],
  ['Урала', 'Урале'],
  ['Астана', 'Астане'],
  ['граждан', 'граждане'],
  ['мусульман', 'мусульманам'],
  ['ветераны', 'ветеранам'],
])('%s and %s meet in one stem', (one, other) => {
  expect(stem(one.toLowerCase())).toBe(stem(other.toLowerCase()));
});

test.each([
  ['protest', 'Protestants'],
  ['internal', 'international'],
  ['authorities', 'authors'],
  ['organs', 'organisation'],
  ['universities', 'universal'],
  ['executive', 'execution'],
  ['generation', 'general'],
])('%s and %s are two words', (one, other) => {
  expect(stem(one)).not.toBe(stem(other.toLowerCase()));
});

test('a word that ends like an ending does not meet a pronoun', () => {
  expect(stem('имам')).not.toBe(stem('им'));
});

test.each([
  ['our', 'or'],
  ['four', 'for'],
  ['fence', 'fense'],
  ['wise', 'wize'],
  ['persecution', 'perses'],
  ['ислам', 'исламский'],
])('%s and %s stay apart', (one, other) => {
  expect(stem(one)).not.toBe(stem(other));
});

test('what is too long for a word is its own stem', () => {
  const word = (length: number) => 'a'.repeat(length - 3).concat('ing');
  expect(stem(word(41))).toBe(word(41));
  expect(stem(word(40))).toBe('a'.repeat(37));
});

test('numbers and other scripts are their own stem', () => {
  expect([stem('280.3'), stem('საქართველო')]).toEqual(['280.3', 'საქართველო']);
});
