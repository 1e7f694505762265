import { expect, test } from 'vitest';
import { parseBox } from '../../src/search/box.ts';

test('words are all wanted, each by itself', () => {
  expect(all('foreign agents')).toEqual([['foreign'], ['agents']]);
});

test('quotation marks of either language make a phrase', () => {
  expect(all('"foreign agent" «иностранный агент» “as such”')).toEqual([
    ['foreign agent'],
    ['иностранный агент'],
    ['as such'],
  ]);
  expect(parseBox('"foreign agent"').terms.all[0]?.[0]).toMatchObject({ quoted: true, forms: ['foreign', 'agent'] });
});

test('a quotation mark that is never closed is left aside', () => {
  expect(all('"foreign agent')).toEqual([['foreign'], ['agent']]);
});

test('a minus excludes a word or a phrase, and a hyphen inside a word does not', () => {
  const { terms } = parseBox('torture -prison -"in Moscow" anti-war');
  expect(terms.none.map((term) => term.typed)).toEqual(['prison', 'in Moscow']);
  expect(terms.all.map((group) => group[0]?.forms)).toEqual([['torture'], ['anti', 'war']]);
});

test('OR joins its neighbours; at either end of the box it is nothing', () => {
  expect(all('arrest OR detention torture')).toEqual([['arrest', 'detention'], ['torture']]);
  expect(all('пытки ИЛИ избиения')).toEqual([['пытки', 'избиения']]);
  expect(all('OR a1 OR')).toEqual([['a1']]);
});

test('stop words are left out unless they are all there is or stand in a phrase', () => {
  expect(all('the law on the foreign agents')).toEqual([['law'], ['foreign'], ['agents']]);
  expect(all('to be')).toEqual([['to'], ['be']]);
  expect(all('"the law"')).toEqual([['the law']]);
});

test('words around a provision are left out, and only there', () => {
  expect(all('ч. 2 ст. 280.3 УК РФ')).toEqual([['2'], ['280.3']]);
  expect(all('Article 20.3.3 of the Code')).toEqual([['20.3.3']]);
  expect(all('article on torture in the Russian army')).toEqual([['article'], ['torture'], ['Russian'], ['army']]);
});

test('the last word is a beginning only when asked for and still being typed', () => {
  const last = (text: string, prefix = true) => parseBox(text, { prefix }).terms.all.at(-1)?.at(-1)?.prefix;
  expect(last('foreign ag')).toBe(true);
  expect(last('foreign ag', false)).toBe(false);
  expect(last('foreign ag ')).toBe(false);
  expect(last('"foreign ag"')).toBe(false);
  expect(last('ст. 280')).toBe(false);
});

function all(text: string): string[][] {
  return parseBox(text).terms.all.map((group) => group.map((term) => term.typed));
}

test('a provision in any spelling is one group of its key and its number, except inside a phrase', () => {
  const provisions = (text: string) =>
    [...text.matchAll(/(?:п\. «д» )?(?:ст\. )?280[.-]3(?: УК РФ)?/g)].map((match) => ({
      key: 'RU-CC-280.3',
      start: match.index,
      end: match.index + match[0].length,
    }));
  const stems = (text: string) =>
    parseBox(text, { provisions }).terms.all.map((group) => group.flatMap((term) => term.stems));
  expect(stems('ст. 280.3 УК РФ штраф')).toEqual([['ru-cc-280.3', '280.3'], ['штраф']]);
  expect(stems('280-3')).toEqual([['ru-cc-280.3']]);
  expect(stems('"280.3"')).toEqual([['280.3']]);
  expect(stems('"по ст. 280.3 УК РФ"')).toEqual([['по', 'ст', '280.3', 'ук', 'рф']]);
  expect(stems('п. «д» ст. 280.3 УК РФ штраф')).toEqual([['ru-cc-280.3', '280.3'], ['штраф']]);
  expect(parseBox('fine -280.3', { provisions }).terms.none.map((term) => term.stems)).toEqual([
    ['ru-cc-280.3'],
    ['280.3'],
  ]);
});

test('a field takes its value after a space too', () => {
  const read = (text: string) => {
    const { fields, terms } = parseBox(text, { fields: new Set(['source', 'after']) });
    return [fields, terms.all.flat().map(({ typed }) => typed)];
  };
  expect(read('torture source: hrw court')).toEqual([
    [{ field: 'source', value: 'hrw', exclude: false }],
    ['torture', 'court'],
  ]);
  expect(read('-source: hrw after: 2024')).toEqual([
    [
      { field: 'source', value: 'hrw', exclude: true },
      { field: 'after', value: '2024', exclude: false },
    ],
    [],
  ]);
  expect(read('torture source:')).toEqual([[], ['torture']]);
});
