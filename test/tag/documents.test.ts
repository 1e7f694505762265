import { expect, test } from 'vitest';
import { createTagger, type TaggedDocument } from '../../src/tag/tagger.ts';
import { smallConfig, smallProvision, tagged } from './small.ts';

const provision = smallProvision('RU-CC-280.3');
const config = smallConfig([{ strong: ['banned & party', 'запрет'], provisions: [provision.key] }], {
  provisions: [provision],
  classes: {},
});
const text = 'One banned a party.';
const gates = (document: TaggedDocument) =>
  createTagger(config)
    .tag(document)
    .map(({ tags }) => tags[0]?.gate);

test('every passage has its tagging, one of a notice an empty one', () => {
  const passages: TaggedDocument['passages'] = [
    { text },
    { text, kind: 'notice' },
    { text: '' },
    { text, kind: 'note' },
  ];
  expect(gates({ title: 'Russia', passages })).toEqual(['document', undefined, undefined, 'document']);
  expect(gates({ title: 'Russia', passages: [] })).toEqual([]);
});

test('a notice says nothing of the setting of its document', () => {
  expect(gates({ passages: [{ text }, { text: 'Russia, Russia.', kind: 'notice' }] })).toEqual([undefined, undefined]);
  expect(gates({ passages: [{ text }, { text: 'Russia, Russia.', kind: 'note' }] })).toEqual(['document', undefined]);
});

test('the innermost heading that names a state speaks for a passage', () => {
  const under = (...headings: string[]) => gates({ passages: [{ text, headings }] })[0];
  expect(under('Russia')).toBe('document');
  expect(under('Russia', 'Freedom of the press')).toBe('document');
  expect(under('World', 'Freedom of the press')).toBeUndefined();
  expect(gates({ title: 'Russia', passages: [{ text, headings: ['World'] }] })).toEqual(['document']);
});

test('the beginning of a long document is its setting', () => {
  const filler = { text: 'x '.repeat(50_000) };
  const behind = (count: number) =>
    gates({
      language: 'en',
      passages: [{ text }, ...Array.from({ length: count }, () => filler), { text: 'Russia.' }],
    })[0];
  expect(behind(2)).toBe('document');
  expect(behind(3)).toBeUndefined();
});

test('what stands behind the beginning of a long document is tagged all the same', () => {
  const filler = { text: 'x '.repeat(50_000) };
  expect(gates({ title: 'Russia', passages: [filler, filler, filler, filler, { text }] }).at(-1)).toBe('document');
});

test('the language of a passage stands above that of its document, and both above a guess', () => {
  expect(gates({ language: 'en', passages: [{ text, language: 'ru' }] })).toEqual(['language']);
  expect(gates({ language: 'ru', passages: [{ text, language: 'en' }] })).toEqual([undefined]);
  expect(gates({ language: 'ru', passages: [{ text }] })).toEqual(['language']);
  expect(gates({ passages: [{ text: 'Новый запрет.', language: 'en' }] })).toEqual([undefined]);
});

test.each([
  ['mostly Cyrillic', 'Новый запрет на party.', 'language'],
  ['mostly Latin', 'A new запрет of one party.', undefined],
  ['with letters of Ukrainian', 'Новый запрет їх партии.', undefined],
  ['with capitals only', 'НОВЫЙ ЗАПРЕТ.', 'language'],
  ['with as many letters of either', 'запрет: abcdef', undefined],
])('a text %s has its language guessed by its letters', (_, own, expected) => {
  expect(gates({ passages: [{ text: own }] })).toEqual([expected]);
});

test('a text is in the language of its beginning', () => {
  const english = 'x'.repeat(1_500);
  expect(gates({ passages: [{ text: `Запрет. ${english} ${'ж'.repeat(3_000)}` }] })).toEqual([undefined]);
});

test('a provision is named with its part, where it has one', () => {
  const parts = (own: string) => tagged(config, own).provisions;
  expect(parts('A banned party, ч. 2 ст. 280.3 УК РФ.')).toEqual([
    { key: provision.key, part: '2', start: 16, end: 30, quote: 'ч. 2 ст. 280.3' },
  ]);
  expect(parts('A banned party, ст. 280.3 УК РФ.')).toEqual([
    { key: provision.key, start: 16, end: 25, quote: 'ст. 280.3' },
  ]);
});

test('a passage without a tag names no provisions', () => {
  expect(tagged(config, 'A house, ст. 280.3 УК РФ.').provisions).toEqual([]);
});

const notice = 'НАСТОЯЩИЙ МАТЕРИАЛ (ИНФОРМАЦИЯ) ПРОИЗВЕДЕН ИНОСТРАННЫМ АГЕНТОМ ООО «ПРИМЕР».';

test.each([
  ['at the beginning', `${notice} Запрет.`],
  ['in the middle', `Слово. ${notice} Запрет.`],
  ['beside another', `${notice} Слово. ${notice} Запрет.`],
])('a notice %s hides its own words only', (_, own) => {
  const found = (strong: string) => tagged(smallConfig([{ strong: [strong] }]), own).tags.map(({ quote }) => quote);
  expect(found('запрет')).toEqual(['Запрет']);
  expect(found('настоящий')).toEqual([]);
  expect(found('агент')).toEqual([]);
  expect(found('пример')).toEqual([]);
  expect(tagged(smallConfig([{ strong: ['слово'] }]), own).tags).toHaveLength(own.includes('Слово') ? 1 : 0);
});

test('the first match that counts stands for its category', () => {
  const two = smallConfig([{ strong: ['banned', 'party'] }], {
    gate: { ...config.gate, rivalActors: { en: ['Minsk court'], ru: [] } },
  });
  const own = 'In Russia, Russia, Russia, Russia. A Minsk court banned it. A party. Banned.';
  expect(tagged(two, own, { title: '' }).tags.map(({ quote }) => quote)).toEqual(['party']);
});
