import { expect, test } from 'vitest';
import { loadSearchConfig } from '../../src/search-config.ts';
import { createProvisionParser } from '../../src/tag/provisions.ts';

const parser = createProvisionParser(loadSearchConfig().provisions);
const keys = (text: string) =>
  parser.inText(text).map((found) => (found.part === undefined ? found.key : `${found.key}/${found.part}`));

test.each([
  ['по ч. 2 ст. 205.2 УК РФ', ['RU-CC-205.2/2']],
  ['п. «д» ч. 2 ст. 207.3 УК', ['RU-CC-207.3/2']],
  ['Part 1 of Article 20.3.3 of the Code of Administrative Offences', ['RU-CoAO-20.3.3/1']],
  ['по статье 282² УК', ['RU-CC-282.2']],
  ['ст. 280-3 УК РФ', ['RU-CC-280.3']],
  ['Article 280(3) of the Criminal Code', ['RU-CC-280.3']],
  ['Articles 280.3 and 207.3 of the Criminal Code', ['RU-CC-280.3', 'RU-CC-207.3']],
  ['ст.ст. 280 и 282 УК РФ', ['RU-CC-280', 'RU-CC-282']],
  ['часть 2 статьи 205.5 УК', ['RU-CC-205.5/2']],
  ['ч. 1 ст. 330.1, ч. 2 ст. 207.3 УК РФ', ['RU-CC-330.1/1', 'RU-CC-207.3/2']],
  ['по ч. 2 ст. 205.5 и ст. 282 УК РФ', ['RU-CC-205.5/2', 'RU-CC-282']],
  ['ст. 2803 УК РФ', ['RU-CC-280.3']],
  ['Criminal Code Article 337', ['RU-CC-337']],
  ['КоАП (ст. 20.2)', ['RU-CoAO-20.2']],
  ['Article 20.3 of the CAO, then Article 282.4 of the Criminal Code', ['RU-CoAO-20.3', 'RU-CC-282.4']],
  ['закон № 255-ФЗ от 14 июля 2022 года', ['RU-FL-255-FZ-2022']],
  ['Federal Law No. 255-FZ of 14 July 2022', ['RU-FL-255-FZ-2022']],
  ['обвинён по 207.3 УК РФ и по 20.2 КоАП', ['RU-CC-207.3', 'RU-CoAO-20.2']],
  ['ст. 280, 282 УК и 282.1 УК', ['RU-CC-280', 'RU-CC-282', 'RU-CC-282.1']],
  ['закон № 255-ФЗ 2022 года и ст. 330.1 УК РФ', ['RU-FL-255-FZ-2022', 'RU-CC-330.1']],
  ['ст. 2803 и ст. 207(3) УК РФ', ['RU-CC-280.3', 'RU-CC-207.3']],
  ['ст. 2803', []],
  ['по статье 280.3 УК РФ. По статье 130 УК Беларуси', ['RU-CC-280.3']],
  ['закон № 114-ФЗ', ['RU-FL-114-FZ-2002']],
  ['закон № 255-ФЗ от 1 мая 2019 года', []],
  ['Article 280⁴ and Article 280(4) of the Criminal Code', ['RU-CC-280.4', 'RU-CC-280.4']],
  ['Articles 20.2, 20.3.3 and 19.34 of the CAO', ['RU-CoAO-20.2', 'RU-CoAO-20.3.3', 'RU-CoAO-19.34']],
  ['the Criminal Code, Article 207.3, and the CAO, Article 20.2', ['RU-CC-207.3', 'RU-CoAO-20.2']],
  ['КоАП РФ (ст. 20.2) и УК РФ (ст. 207.3)', ['RU-CoAO-20.2', 'RU-CC-207.3']],
  ['Кодекс об административных правонарушениях, ст. 20.2, УК, ст. 207.3', ['RU-CoAO-20.2', 'RU-CC-207.3']],
  ['по ст. 282 УК РФ и ст. 205 КоАП', ['RU-CC-282']],
  ['Суд сослался на УК. По ст. 20.2 арестовали', ['RU-CoAO-20.2']],
  ['Да. УК. По ст. 20.2 арестовали', ['RU-CoAO-20.2']],
  [
    'the Criminal Code of the Russian Federation (Article 207.3) and the CAO (Article 20.2)',
    ['RU-CC-207.3', 'RU-CoAO-20.2'],
  ],
  ['УК  РФ  (ст. 207.3) и КоАП РФ (ст. 20.2)', ['RU-CC-207.3', 'RU-CoAO-20.2']],
])('%s', (text, expected) => {
  expect(keys(text)).toEqual(expected);
});

test('a number never matches by its beginning', () => {
  expect(keys('ст. 282.22 УК РФ')).toEqual([]);
  expect(keys('ст. 20.33 КоАП РФ')).toEqual(['RU-CoAO-20.33']);
  expect(keys('ст. 2801 УК')).toEqual(['RU-CC-280.1']);
});

test.each([
  'по ст. 205 УК Республики Беларусь',
  'ст. 280 Уголовного кодекса Республики Беларусь',
  'по статье 282 белорусского УК',
  'статья 282.1 УК Кыргызской Республики',
  'по ст. 20.2 Кодекса Республики Беларусь об административных правонарушениях',
  'статья 20.2 Кодекса об административных правонарушениях Республики Беларусь',
  'статья 20.3 Закона Республики Казахстан',
  'по ст. 282 и ст. 130 УК Беларуси',
  'статья 282 УК ДНР, статья 282 УК РСФСР',
  'ст. 280 Конституции, сказал суд',
  'по ст. 207.3 УПК',
  'Article 275 of the Criminal Code of Kazakhstan',
  'Article 282 of the Criminal Code of the Republic of Tajikistan',
  'article 282 of the Moldovan Criminal Code',
  'article 282 of Kazakhstan’s criminal code',
  'Article 20.2 of the Belarusian Code of Administrative Offences',
  'under the Belarusian Criminal Code, Article 205',
  'under Uzbekistan’s Criminal Code Article 282',
  'the Criminal Code of Kazakhstan (art. 282.1)',
  'the Criminal Code of Kazakhstan provides in Article 282.1 for prison',
  'the Criminal Code, Article 282 of the Criminal Code of Belarus',
  'the Belarusian Criminal Code, Article 282 or the Criminal Code',
  'article 282 of the Law of the Republic of Belarus',
  'article 20.3 of the Georgian law on assemblies',
  'Article 280 of the Constitution of Ukraine',
  'Article 10 of the European Convention',
  'Article 280 of the Constitution and the Criminal Code',
])('%s is no article of Russian law', (text) => {
  expect(keys(text)).toEqual([]);
});

test.each([
  ['по ст. 205 УК РФ, а в Минске по ст. 130 УК Беларуси', ['RU-CC-205']],
  ['по ст. 282 УК Беларуси и ст. 280.3 УК РФ', ['RU-CC-280.3']],
  ['УК РФ (ст. 282) и УК Беларуси (ст. 130)', ['RU-CC-282']],
  ['УК Беларуси (ст. 282) и УК РФ (ст. 280.3)', ['RU-CC-280.3']],
  ['УК Беларуси, ст. 282 УК РФ', ['RU-CC-282']],
  ['УК Беларуси, ст. 282 (вражда, ненависть) УК РФ', ['RU-CC-282']],
  ['УК Беларуси, ст. 282 «Вражда и ненависть» УК РФ', ['RU-CC-282']],
  ['УК Беларуси, ст. 282 вчера изданного УК РФ', ['RU-CC-282']],
  ['в УК РФ статья 282 как статья 130 УК Беларуси', ['RU-CC-282']],
  ['Осуждён по ст. 282.2. УК Беларуси строже', ['RU-CC-282.2']],
  ['Говорили об УК Беларуси. Осуждён по ст. 282.2', ['RU-CC-282.2']],
  ['the Belarusian Criminal Code, Article 282 “Hatred and enmity” of the Russian Criminal Code', ['RU-CC-282']],
  ['Статья 282 УК РФ, в отличие от УК Беларуси', ['RU-CC-282']],
  ['ст. 205 УК; в Казахстане иначе', ['RU-CC-205']],
  ['по статье 20.2 Конституционный суд разрешил арест', ['RU-CoAO-20.2']],
  ['Article 275 of the Criminal Code. Article 280 of the Criminal Code of Kazakhstan', ['RU-CC-275']],
  ['Article 282 of the Belarusian Criminal Code and Article 280.3 of the Russian Criminal Code', ['RU-CC-280.3']],
  ['the Belarusian Criminal Code, Article 282, and the Russian Criminal Code, Article 280.3', ['RU-CC-280.3']],
  ['Article 10 of the European Convention and Article 280 of the Criminal Code', ['RU-CC-280']],
  ['Article 282 of the Criminal Code and Article 10 of the Convention', ['RU-CC-282']],
  ['Article 282 of the Criminal Code, Ukrainian media said', ['RU-CC-282']],
])('what others’ law has beside it takes nothing away: %s', (text, expected) => {
  expect(keys(text)).toEqual(expected);
});

test.each([
  ['convicted under Article 207.3 for a post about Ukraine', 'RU-CC-207.3'],
  ['осуждён по статье 207.3 за пост об Украине', 'RU-CC-207.3'],
  ['осуждён по статье 280.3 (пост об Украине) Уголовного кодекса', 'RU-CC-280.3'],
  ['Article 282 (contrary to the Covenant) of the Criminal Code', 'RU-CC-282'],
  ['Article 282 (hatred, also of Belarusians and others) of the Criminal Code', 'RU-CC-282'],
])('a state that the words were about is not whose law it is: %s', (text, key) => {
  expect(keys(text)).toEqual([key]);
});

test('a code that stands a little before the article in its sentence is its own, one further away says nothing', () => {
  expect(keys('По УК РФ ему грозит статья 2803')).toEqual(['RU-CC-280.3']);
  expect(keys('УК РФ, как в суде не раз и подробно говорили оба защитника, это не статья 2803')).toEqual([]);
});

test('a treaty far behind the article takes nothing from it', () => {
  expect(keys('Article 282.2 for a meeting of local believers although the Covenant')).toEqual(['RU-CC-282.2']);
});

test('a word that ends in the letters of a code names none', () => {
  expect(keys('статья 20.3.3, говорит доктор наук')).toEqual(['RU-CoAO-20.3.3']);
  expect(keys('статья 2803, говорит доктор наук')).toEqual([]);
});

test('without a code the number is known by context only', () => {
  expect(parser.inText('charged under Article 20.2')[0]?.known).toBe('context');
  const known = (text: string) => parser.inText(text).map((found) => found.known);
  expect(known('ст. 20.2 КоАП, закон № 255-ФЗ 2022 года')).toEqual(['code', 'code']);
  expect(known('закон № 255-ФЗ')).toEqual(['context']);
  expect(parser.inText('20.2 million people, on page 280')).toEqual([]);
});

test('quotes are the text between the offsets', () => {
  const text = 'Суд: ч. 1 ст. 330.1, ч. 2 ст. 207.3 УК РФ.';
  for (const found of parser.inText(text)) expect(text.slice(found.start, found.end)).toBe(found.quote);
  const quotes = (more: string) => parser.inText(more).map(({ quote }) => quote);
  expect(quotes(text)).toEqual(['ч. 1 ст. 330.1', 'ч. 2 ст. 207.3']);
  expect(quotes('ст.ст. 280 и 282 УК РФ, закон № 255-ФЗ 2022 года')).toEqual(['ст.ст. 280', '282', '255-ФЗ']);
});

test('the year of a law is looked for right beside it only', () => {
  const far = ' слово'.repeat(10);
  const found = (text: string) => parser.inText(text).map(({ key, known }) => `${key} ${known}`);
  expect(found('в 2022 году закон № 255-ФЗ')).toEqual(['RU-FL-255-FZ-2022 code']);
  expect(found('в 2019 году закон № 255-ФЗ')).toEqual([]);
  for (const year of ['2019', '2022'])
    for (const text of [`закон № 255-ФЗ${far} ${year}`, `${year}${far} закон № 255-ФЗ`])
      expect(found(text), text).toEqual(['RU-FL-255-FZ-2022 context']);
});

test('a query may give the bare number when it names exactly one provision', () => {
  expect(parser.inQuery('280.3 обыск')).toEqual([{ key: 'RU-CC-280.3', start: 0, end: 5 }]);
  expect(parser.inQuery('ст. 20.3.3').map((found) => found.key)).toEqual(['RU-CoAO-20.3.3']);
  expect(parser.inQuery('закон 255-ФЗ 2022')).toEqual([{ key: 'RU-FL-255-FZ-2022', start: 6, end: 12 }]);
  expect(parser.inQuery('280.3 ст. 20.2').map((found) => found.key)).toEqual(['RU-CC-280.3', 'RU-CoAO-20.2']);
  expect(parser.inQuery('2803 280')).toEqual([]);
  expect(parser.inText('ст. 280.3 УК РФ')[0]).not.toHaveProperty('part');
  expect(parser.inQuery('2022-03-04 280 человек')).toEqual([]);
});

test('in a query the name of the code beside a number belongs to the reference', () => {
  const rest = (query: string) => {
    const spans = parser.inQuery(query);
    return spans.reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), query).trim();
  };
  for (const written of [
    'ст. 207.3 УК РФ',
    'часть 2 статьи 207.3 Уголовного кодекса Российской Федерации',
    'УК РФ, ст. 207.3',
    '207.3 УК',
    'Article 207.3 of the Criminal Code',
    'article 207.3 of the Criminal Code of the Russian Federation',
    "Article 207.3 of Russia's Criminal Code",
    'Criminal Code Article 207.3',
    'ст. 20.3.3 КоАП РФ',
    'статья 20.3.3 Кодекса РФ об административных правонарушениях',
    'Article 20.3.3 of the Code of Administrative Offences',
    'Article 20.3.3 of the Administrative Offenses Code',
  ]) {
    expect(rest(written), written).toBe('');
    expect(rest(`${written} Казань`), written).toBe('Казань');
  }
  expect(rest('ст. 207.3 укрытие')).toBe('укрытие');
  expect(rest('207.3 code')).toBe('code');
});

test('time grows in step with the text', () => {
  const text = 'ст. 280.3, 207.3 и 282 УК РФ; '.repeat(30_000);
  expect(parser.inText(text)).toHaveLength(90_000);
});
