import { expect, test } from 'vitest';
import { createTagger } from '../../src/tag/tagger.ts';
import { smallConfig, tagged } from './small.ts';

const place = { iso: null, label: 'Sample', labelRu: 'Образец', recognisedAsRussia: true };
const config = smallConfig([{ strong: ['banned & party'] }], {
  gate: {
    russian: { en: ['Duma', 'Russian police', 'Moscow city', 'city police'], ru: ['Госдума'] },
    shared: { en: ['prosecutor'], ru: ['прокурор'] },
    mention: { en: ['Russia', 'Russian'], ru: ['Россия'] },
    not: { en: ['Russian_style', 'like Duma'], ru: ['русский язык'] },
    rivalActors: { en: ['Minsk court', 'Minsk Duma'], ru: ['минский суд'] },
    rivals: { en: ['Belarus', 'Russian Belarus'], ru: ['Беларусь'] },
  },
  places: [
    { ...place, id: 'omsk', type: 'oblast', terms: { en: ['Omsk', 'Omsk region'], ru: ['Омск'] } },
    { ...place, id: 'georgia', type: 'occupied-georgia', terms: { en: ['Tskhinvali'], ru: [] } },
  ],
});

/** Why the passage counts as about Russia; nothing where it does not. */
const gate = (text: string, title = '', language = 'en') => tagged(config, text, { title, language }).tags[0]?.gate;

test.each([
  ['an authority within the match', 'A banned Duma party.', 'Duma'],
  [
    'an authority within the match, whoever else stands beside it',
    'A banned Duma party, Minsk court, Minsk court.',
    'Duma',
  ],
  ['an authority of its sentence', 'The Duma banned a party.', 'Duma'],
  ['the first of its sentence', 'The Duma met. The Russian police and the Duma banned a party.', 'Russian police'],
  [
    'the mention of its sentence before the authority of another',
    'The Duma met. In Russia a party was banned.',
    'Russia',
  ],
  ['the first authority of the passage', 'In Russia the Duma met. Omsk. One banned a party.', 'Duma'],
  ['the first mention of the passage', 'This is Russia. One banned a party.', 'Russia'],
  ['a place', 'One banned a party near Omsk.', 'Omsk'],
  ['all words of a place', 'In Omsk region one banned a party.', 'Omsk region'],
  ['an authority that other states have too, where none is named', 'The prosecutor banned a party.', 'prosecutor'],
  ['such an authority before a later one', 'The prosecutor and the Duma banned a party.', 'prosecutor'],
])('the words that place a match in Russia are quoted: %s', (_, text, expected) => {
  expect(gate(text)).toBe(expected);
});

test.each([
  ['nobody is named', 'One banned a party.'],
  [
    'an authority of another state stands in its sentence',
    'The Duma met. The Duma met. The Minsk court banned a party.',
  ],
  ['another state outweighs Russia in its sentence', 'The Duma and the Minsk court of Belarus banned a party.'],
  [
    'authorities of another state are more',
    'The Duma, a Minsk court and a Minsk court banned a party. The Duma. The Duma.',
  ],
  ['another state is named as often as Russia', 'In Russia and Belarus one banned a party.'],
  ['an authority that other states have too stands beside another state', 'A prosecutor of Belarus banned a party.'],
  ['such an authority stands behind that of another state', 'The Minsk court met. A prosecutor banned a party.'],
  ['Russia is but a comparison', 'A Russian style law banned a party.'],
  ['the authority of another state bears a Russian name', 'The Minsk Duma banned a party.'],
  ['a comparison bears the name of an authority', 'A house like a Duma banned a party.'],
  ['the place is held, but not claimed as its own', 'In Tskhinvali one banned a party.'],
])('a match does not count where %s', (_, text) => {
  expect(gate(text)).toBeUndefined();
});

test.each([
  ['an authority of each in its sentence', 'The Duma and the Minsk court banned a party.', 'Duma'],
  [
    'more of Russia in the passage',
    'The Duma, a Minsk court and a Minsk court banned a party. Duma. Duma. Duma.',
    'Duma',
  ],
  ['Russia named more often', 'In Russia and Belarus one banned a party, says Russia.', 'Russia'],
])('beside another state Russia counts by %s', (_, text, expected) => {
  expect(gate(text)).toBe(expected);
});

test.each([
  ['in one term of two', 'The Russian police came. Belarus. Belarus. One banned a party.'],
  ['in the first of two terms of one kind', 'The Moscow city police came. Belarus. Belarus. One banned a party.'],
  ['as Russia, not as the state beside it', 'The Russian Belarus. Belarus. One banned a party.'],
])('a word is evidence once only: %s', (_, text) => {
  expect(gate(text)).toBeUndefined();
});

test('in Russian the same words decide', () => {
  const russian = smallConfig([{ strong: ['запрет & партия'] }], { gate: config.gate, places: config.places });
  const own = (text: string) => tagged(russian, text, { title: '' }).tags[0]?.gate;
  expect(own('Госдума: запрет партии.')).toBe('Госдума');
  expect(own('В Омске запрет партии.')).toBe('Омске');
  expect(own('Прокурор: запрет партии.')).toBe('Прокурор');
  expect(own('В России запрет партии.')).toBe('России');
  expect(own('Прокурор, Беларусь: запрет партии.')).toBeUndefined();
  expect(own('В России минский суд: запрет партии.')).toBeUndefined();
  const language = smallConfig([{ strong: ['запрет'] }], {
    gate: { ...config.gate, mention: { en: [], ru: ['русский'] } },
  });
  expect(tagged(language, 'Запрет русского романа.', { title: '' }).tags).toHaveLength(1);
  expect(tagged(language, 'Запрет русского языка.', { title: '' }).tags).toEqual([]);
});

test.each([
  ['by its title', 'Russia', 'One banned a party.', 'document'],
  ['though another state is named once', 'Russia, Russia', 'One banned a party of Belarus.', 'document'],
  [
    'not where others are named again',
    'Russia. Russia. Russia. Russia',
    'One banned a party of Belarus and Belarus.',
    undefined,
  ],
  [
    'where others are named again, but Russia too',
    'Russia. Russia',
    'In Russia one banned a party of Belarus, Belarus.',
    'document',
  ],
  [
    'not where an authority of another state acts',
    'Russia. Russia. Russia. Russia',
    'A Minsk court. One banned a party.',
    undefined,
  ],
  ['where Russian authorities outweigh a state', 'The Duma on Belarus', 'One banned a party.', 'document'],
  ['not where states are named as often', 'The Duma on Belarus and Belarus', 'One banned a party.', undefined],
  ['where it is named as well', 'Russia: the Duma on Belarus and Belarus', 'One banned a party.', 'document'],
  [
    'not where an authority of another state weighs as much',
    'Russia: the Duma and a Minsk court',
    'One banned a party.',
    undefined,
  ],
  ['not by a title without a state', 'A report', 'One banned a party.', undefined],
])('a neutral passage is placed in Russia by its document: %s', (_, title, text, expected) => {
  expect(gate(text, title)).toBe(expected);
});

test('a passage in Russian counts where its document names no state at all', () => {
  expect(gate('One banned a party.', '', 'ru')).toBe('language');
  expect(gate('One banned a party.', '', 'uk')).toBeUndefined();
  expect(gate('One banned a party.', 'Belarus', 'ru')).toBeUndefined();
});

const gates = (texts: string[]) =>
  createTagger(config)
    .tag({ title: 'Belarus', passages: texts.map((text) => ({ text, language: 'en' })) })
    .map(({ tags }) => tags[0]?.gate);

test('all passages together place the document', () => {
  const text = 'One banned a party.';
  expect(gates([text, 'This is Russia.'])).toEqual([undefined, undefined]);
  expect(gates([text, 'This is Russia. Russia.'])).toEqual(['document', undefined]);
  expect(gates([text, 'This is Russia.', 'And Russia.'])).toEqual(['document', undefined, undefined]);
});

test('an authority that other states have too speaks for the document as much as a Russian one, unless its passage names another state', () => {
  expect(gates(['One banned a party.', 'The prosecutor spoke.'])[0]).toBe('document');
  expect(gates(['One banned a party.', 'The prosecutor spoke of Belarus. Russia.'])[0]).toBeUndefined();
});
