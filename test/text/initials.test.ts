import { expect, test } from 'vitest';
import { fold } from '../../src/text/fold.ts';
import { initialsOf, isPlain, mayBegin } from '../../src/text/initials.ts';

test.each([
  ['свидетель', ['свидетель', 'Свидетель', 'СВИДЕТЕЛЬ', 'Cвидетель', 'cвидетель']],
  ['ежов', ['ежов', 'Ёжов', 'ёжов', 'Eжов']],
  ['court', ['court', 'Court', 'СOURT', 'ﬁne', 'Ćourt', '\u00adcourt']],
  ['280.3', ['280.3', '280³']],
])('no spelling of %s is passed over', (form, spellings) => {
  const initials = initialsOf([form]);
  expect(spellings.filter((word) => !mayBegin(`a ${word}`, 2, initials))).toEqual([]);
});

test('a word that plainly begins otherwise is passed over', () => {
  const initials = initialsOf(['свидетель', 'ежов']);
  for (const word of ['арест', 'Арест', 'a', 'Z', '5', 'яма']) expect(mayBegin(word, 0, initials)).toBe(false);
  expect(mayBegin('суд', 0, initialsOf([]))).toBe(false);
});

test.each([
  ['и\u0306од', true],
  ['и\u0300', true],
  ['и\u036f', true],
  ['и\u02ff', false],
  ['и\u0370', false],
  ['и', false],
])('a mark behind a letter may make it another: %j', (word, may) => {
  expect(mayBegin(word, 0, initialsOf(['йод']))).toBe(may);
});

test('plain is what folding leaves as it is, but for case and ё', () => {
  const plain = [...'09AZazАЯаяЁё'];
  const others = [...'/:@[`{ЏѐЂђ\u00ad«'];
  expect([...plain, ...others].filter((letter) => isPlain(letter.charCodeAt(0)))).toEqual(plain);
  for (const letter of plain) expect(fold(letter)).toBe(letter.toLowerCase().replace('ё', 'е'));
});
