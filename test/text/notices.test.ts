import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { noticeSpans } from '../../src/text/notices.ts';
import { processorMs } from '../processor-time.ts';
import { recordings } from '../recordings.ts';

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

test.for([
  'Настоящая информация произведена иностранным агентом ООО «ОБРАЗЕЦ» либо касается деятельности иностранного агента ООО «ОБРАЗЕЦ».',
  'НАСТОЯЩАЯ ПУБЛИКАЦИЯ СОЗДАНА И РАСПРОСТРАНЕНА ИНОСТРАННЫМ АГЕНТОМ «ОБРАЗЕЦ» 18+',
  'Данный материал создан и распространён иноагентом.',
  'Материал (информация) распространён иностранным агентом И. О. Образцовым.',
  'This message (material) was created and (or) distributed by a foreign mass media outlet performing the functions of a foreign agent.',
  'Минюст включил «Образец» в «реестр объединений, выполняющих функции иностранного агента». Помогите нам убрать эту маркировку.',
])('a notice in a sentence of its own: %s', (text) => {
  expect(notices(`${text} Цены выросли.`)).toEqual([text]);
  expect(noticeSpans(text)[0]?.kind).toBe('sentence');
});

test.for([
  '(внесена Минюстом РФ в реестр)',
  '(внесён Минюстом РФ в реестр СМИ-иноагентов)',
  '(иноагент)',
  '(признанной в РФ экстремистской организацией)',
  '(нежелательная организация)',
  '(деятельность которой признана нежелательной)',
  '[recognized as a foreign agent]',
  '(the organisation is banned in Russia)',
])('a notice in brackets: %s', (note) => {
  expect(notices(`Образцов ${note} выступил.`)).toEqual([note]);
});

test.for([
  '(участие в деятельности экстремистской организации)',
  '(часть 2 статьи 282.2 УК РФ, запрещённая организация)',
  '(публичное оправдание терроризма)',
  '(involvement in an extremist organisation)',
])('the name of an offence in brackets is no notice: %s', (note) => {
  expect(notices(`Образцова судят по статье 282.2 ${note}.`)).toEqual([]);
});

test.for([
  'Материал создан иностранным агентом ООО «ОБРАЗЕЦ» 18+',
  'Признан в РФ иностранным агентом',
  'Внесён в реестр иностранных агентов.',
  'Иностранный агент признан Минюстом РФ',
  '¹ Иностранный агент, признан',
  '* Признан иностранным агентом в РФ.',
  '* Образцов объявлен иноагентом',
  '* Образцов (признан иноагентом) выступил',
  '** иноагент',
])('a notice in a line of its own: %s', (line) => {
  const text = `Цены выросли.\n${line}\nЦены упали.`;
  const start = text.indexOf(line);
  expect(noticeSpans(text)).toEqual([{ start, end: start + line.length, kind: 'line' }]);
});

test.for([
  'Материал создан в среду иностранным агентом',
  'Материал опубликован в российских средствах массовой информации',
  'Иностранный агент признан',
  'Запрещённая организация',
  '* Образец выступил на сцене как иностранный агент в пьесе',
  '* Образцов признан лучшим игроком турнира',
  'Образцов (экстремист, террорист и ещё кто-то)',
])('a line that says something of its own is no notice: %s', (line) => {
  expect(notices(`Цены выросли.\n${line}\nЦены упали.`)).toEqual([]);
});

test.for<[string, string]>([
  ['Настоящий материал создан иностранным агентом И. О. Образцовым. 18 +', ' Цены выросли.'],
  ['Настоящий материал создан иностранным агентом «Образец» в 2023 г. и далее.', ' Цены выросли.'],
  ['Настоящий материал создан иностранным агентом!', ' Цены выросли.'],
  ['Настоящий материал создан иностранным агентом', '\nЦены выросли.'],
  ['Настоящий материал создан иностранным агентом', ''],
  ['Настоящий материал создан иностранным агентом (признан иностранным агентом) Образцовым.', ' Цены выросли.'],
])('a notice ends where its sentence does: %s', ([notice, rest]) => {
  expect(noticeSpans(`Ранее. ${notice}${rest}`)).toEqual([{ start: 7, end: 7 + notice.length, kind: 'sentence' }]);
});

test('a sentence without end is a notice for seven hundred characters', () => {
  const [span] = noticeSpans(`Настоящий материал создан иностранным агентом ${'и ещё слово '.repeat(100)}.`);
  expect(span).toEqual({ start: 0, end: 700, kind: 'sentence' });
});

test('a publisher’s plea begins with its own sentence and not with the one before', () => {
  const plea =
    'Вчера Минюст включил «Образец» в «реестр объединений, выполняющих функции иностранного агента». Помогите нам убрать эту маркировку.';
  const text = `Ранее цены выросли. ${plea} Цены упали.`;
  expect(noticeSpans(text)).toEqual([{ start: 20, end: 20 + plea.length, kind: 'sentence' }]);
});

test('notices side by side are told apart, those inside others are not', () => {
  expect(noticeSpans('Образцов (признан иноагентом)(запрещена в РФ)')).toEqual([
    { start: 9, end: 29, kind: 'bracket' },
    { start: 29, end: 45, kind: 'bracket' },
  ]);
  expect(notices('Образцов (экстремист и   террорист) и Образцова (иноагент).\n* иноагент')).toEqual([
    '(экстремист и   террорист)',
    '(иноагент)',
    '* иноагент',
  ]);
});

test('a text of brackets and half notices is read in linear time', () => {
  const text = 'настоящий материал (создан иностранным '.repeat(20_000);
  expect(processorMs(() => noticeSpans(text))).toBeLessThan(5_000);
});

const real = recordings('domain/statutory-notices.json');

test.skipIf(real.missing)(real.title('every form seen on real pages is found whole'), () => {
  const { forms } = JSON.parse(readFileSync(real.path, 'utf8')) as { forms: string[] };
  expect(forms.filter((form) => notices(form).join('') !== form)).toEqual([]);
});
