import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isNotice, splitNotice } from '../../src/read/notices.ts';

const formsFile = '../shared/domain/statutory-notices.json';

test.for([
  'Настоящая информация произведена и распространена иностранным агентом ООО «ОБРАЗЕЦ», либо касается деятельности иностранного агента ООО «ОБРАЗЕЦ». 18+',
  'ДАННОЕ СООБЩЕНИЕ (МАТЕРИАЛ) СОЗДАНО И (ИЛИ) РАСПРОСТРАНЕНО ИНОСТРАННЫМ СРЕДСТВОМ МАССОВОЙ ИНФОРМАЦИИ, ВЫПОЛНЯЮЩИМ ФУНКЦИИ ИНОСТРАННОГО АГЕНТА',
  '* Организация «Образец» признана в России экстремистской, её деятельность запрещена.',
  '*Внесён Минюстом РФ в реестр иностранных агентов',
  '(признаны в РФ нежелательной организацией)',
  'Минюст включил «Образец» в «реестр незарегистрированных объединений, выполняющих функции иностранного агента». Помогите нам убрать эту маркировку.',
  'This material was created and distributed by a foreign agent.',
])('a statutory notice: %s', (text) => {
  expect(isNotice(text)).toBe(true);
});

test.for([
  'Минюст включил Ивана Образцова в реестр иностранных агентов.',
  'Суд признал организацию экстремистской и запретил её деятельность.',
  'Закон об иностранных агентах вступил в силу в 2012 году.',
  'The law on foreign agents was adopted in 2012.',
  'Иван Образцов (признан в РФ иностранным агентом) обжаловал решение суда.',
])('no notice: %s', (text) => {
  expect(isNotice(text)).toBe(false);
});

test('a notice at the head or foot of a paragraph is cut off, brackets inside stay', () => {
  const notice = 'Настоящий материал (информация) произведен иностранным агентом Образцовым.';
  const content = 'Иван (признан в РФ иностранным агентом) обжаловал решение.';
  expect(splitNotice(`${notice} ${content}`)).toEqual([notice, content]);
  expect(splitNotice(`${content} ${notice}`)).toEqual([content, notice]);
  expect(splitNotice(content)).toEqual([content]);
});

test.skipIf(!existsSync(formsFile))('every form seen on real pages is a notice (needs ../shared/domain)', () => {
  const { forms } = JSON.parse(readFileSync(formsFile, 'utf8')) as { forms: string[] };
  expect(forms.filter((form) => !isNotice(form))).toEqual([]);
});
