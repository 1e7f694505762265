import { expect, test } from 'vitest';
import { sentences } from '../../src/text/sentences.ts';

const texts = (text: string) => sentences(text).map(({ start, end }) => text.slice(start, end));

test('abbreviations, initials and numbers of articles end no sentence', () => {
  expect(texts('По ч. 2 ст. 280.3 УК РФ осудили А. Б. Примерова. Он в СИЗО.')).toEqual([
    'По ч. 2 ст. 280.3 УК РФ осудили А. Б. Примерова.',
    'Он в СИЗО.',
  ]);
  expect(texts('Mr. Sample of the U.S. left on Jan. 5. He returned.')).toEqual([
    'Mr. Sample of the U.S. left on Jan. 5.',
    'He returned.',
  ]);
});

test('closing quotes belong to their sentence, and a line break ends one', () => {
  expect(texts('«Нет!» Он ушёл…\nЗаголовок\n\nТекст')).toEqual(['«Нет!»', 'Он ушёл…', 'Заголовок', 'Текст']);
});

test.each([
  ['Он ушёл?! и не вернулся. Потом пришёл.', ['Он ушёл?! и не вернулся.', 'Потом пришёл.']],
  ['Осудили по ст. Нет! Да.', ['Осудили по ст. Нет!', 'Да.']],
  ['Кто виноват — Я? Он ушёл.', ['Кто виноват — Я?', 'Он ушёл.']],
  ['«Его задержали». А потом', ['«Его задержали».', 'А потом']],
  ['Пункт 5. Суд решил. ', ['Пункт 5.', 'Суд решил.']],
  ['Город\nи люди', ['Город', 'и люди']],
  ['Уехал в Ирак. Он...  Она', ['Уехал в Ирак.', 'Он...', 'Она']],
])('%j is read as its sentences', (text, expected) => {
  expect(texts(text)).toEqual(expected);
});

test('an empty text has no sentences', () => {
  expect(sentences(' \n ')).toEqual([]);
});
