import { expect, test } from 'vitest';
import { languageOf } from '../../src/read/language.ts';

test.for([
  [
    'en',
    'The court ruled that the organisation be liquidated and its property seized by the state authorities on Monday morning.',
  ],
  [
    'ru',
    'Суд приговорил активиста к семи годам колонии за участие в мирном собрании, сообщили правозащитники в понедельник утром на сайте.',
  ],
  [
    'ru',
    'В Москве задержали пятерых участников пикета. Их доставили в отдел полиции, составили протоколы и отпустили до суда.',
  ],
  [
    'uk',
    'Суд у Криму засудив активіста до семи років колонії за участь у мирному зібранні, повідомили правозахисники в понеділок вранці.',
  ],
  [
    'uk',
    'Його затримали на вулиці разом з іншими учасниками акції та доставили до відділу поліції для складання протоколу.',
  ],
  [
    'be',
    'Суд асудзіў актывіста да сямі гадоў калоніі за ўдзел у мірным сходзе, паведамілі праваабаронцы ў панядзелак раніцай.',
  ],
  [
    'bg',
    'Съдът осъди активиста на седем години затвор за участие в мирно събрание, съобщиха правозащитници в понеделник сутринта.',
  ],
  [
    'fr',
    "Le tribunal a condamné le militant à sept ans de prison pour avoir participé à une réunion pacifique, selon l'association.",
  ],
  [
    'de',
    'Das Gericht verurteilte den Aktivisten zu sieben Jahren Haft, weil er an einer friedlichen Versammlung teilgenommen hatte.',
  ],
] as const)('%s: %s', ([language, text]) => {
  expect(languageOf(text)).toBe(language);
});

test('what is too short to tell takes the hint, and is undetermined without one', () => {
  expect(languageOf('Ok, 12.', 'ru')).toBe('ru');
  expect(languageOf('Ok, 12.')).toBe('und');
  expect(languageOf('2024 — 12')).toBe('und');
  expect(languageOf('')).toBe('und');
});

test('letters decide even in a few words', () => {
  expect(languageOf('Вызывающий объект', 'en')).toBe('ru');
  expect(languageOf('Її права', 'ru')).toBe('uk');
});

test('an English frame does not make a Russian text English', () => {
  const text = 'Правозащитники сообщили о новых задержаниях участников акции в Москве. Source: Memorial, report 2021.';
  expect(languageOf(text, 'en')).toBe('ru');
});
