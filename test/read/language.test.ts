import { expect, test } from 'vitest';
import { languageOf, mainLanguage } from '../../src/read/language.ts';

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
    'be',
    'Праваабаронцы кажуць, што яго затрымалі разам з сынам каля школы, дзе сабраліся бацькі, і трымалі цэлы дзень без адваката.',
  ],
  [
    'kk',
    'Сот белсендіні бейбіт жиналысқа қатысқаны үшін жеті жылға бас бостандығынан айырды, деп хабарлады құқық қорғаушылар дүйсенбі күні таңертең.',
  ],
  [
    'tt',
    'Мәхкәмә активистны тыныч җыенда катнашкан өчен җиде елга хөкем итте, дип хәбәр итте хокук яклаучылар дүшәмбе көнне иртән үз сайтында.',
  ],
  [
    'ba',
    'Суд активисты тыныс йыйылышта ҡатнашҡаны өсөн ете йылға хөкөм итте, тип хәбәр итте хоҡуҡ яҡлаусылар дүшәмбе көнө иртән үҙ сайтында.',
  ],
  [
    'ce',
    'Кхело бакъонаш ларъярхочунна ворхӏ шарна набахтехь таӏзар тоьхна, маьрша гуламехь дакъа лаьцна бохуш, хаам бина оршотан дийнахь ӏуьйранна шайн сайтехь.',
  ],
  [
    'ce',
    'Кхело бакъонаш ларъярхочунна ворх1 шарна набахтехь та1зар тоьхна, маьрша гуламехь дакъа лаьцна бохуш, хаам бина оршотан дийнахь 1уьйранна шайн сайтехь.',
  ],
  [
    'ru',
    'Суд в Казани отказал в иске Айдара Мөхәммәтова из деревни Югары Әлмәт, который просил признать обыск и задержание его сына незаконными.',
  ],
  [
    'ru',
    'Житель села Гӏалгӏай-Юрт рассказал правозащитникам, что его сына увезли люди в форме, и с тех пор о нём ничего не известно.',
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

test('a document is in the language of three quarters of its letters, those aside whose language nobody can tell', () => {
  const part = (language: string, letters: number) => ({ language, text: 'a'.repeat(letters) });
  expect(mainLanguage([part('en', 50), part('ru', 20), part('en', 10), part('und', 900)])).toBe('en');
  expect(mainLanguage([part('en', 74), part('ru', 26)])).toBeUndefined();
  expect(mainLanguage([part('und', 10)])).toBeUndefined();
  expect(mainLanguage([])).toBeUndefined();
});
