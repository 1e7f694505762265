import { expect, test } from 'vitest';
import { noticeSpans } from '../../src/text/notices.ts';

const notices = (text: string) => noticeSpans(text).map(({ start, end }) => text.slice(start, end));

test('the opening notice ends with its sentence or age mark', () => {
  const text =
    'НАСТОЯЩИЙ МАТЕРИАЛ (ИНФОРМАЦИЯ) ПРОИЗВЕДЕН ИНОСТРАННЫМ АГЕНТОМ ООО «ПРИМЕР» 18+ Сборная выиграла турнир.';
  expect(text.slice(noticeSpans(text)[0]?.end)).toBe(' Сборная выиграла турнир.');
  expect(
    notices('Данное сообщение (материал) создано иностранным средством массовой информации. Цены выросли.'),
  ).toEqual(['Данное сообщение (материал) создано иностранным средством массовой информации.']);
});

test('notices in brackets are found, other brackets are not', () => {
  expect(notices('Роговой (признан в РФ иностранным агентом) и Meta (запрещена в РФ) на сцене (слева).')).toEqual([
    '(признан в РФ иностранным агентом)',
    '(запрещена в РФ)',
  ]);
});

test('a starred footnote is a notice', () => {
  expect(notices('Текст.\n* организация признана иностранным агентом')).toEqual([
    '* организация признана иностранным агентом',
  ]);
});

test('a text about a listing is no notice', () => {
  expect(notices('Минюст признал журналиста иностранным агентом.')).toEqual([]);
});
