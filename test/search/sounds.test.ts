import { expect, test } from 'vitest';
import { canBeSameName, soundOf, soundsOf } from '../../src/search/sounds.ts';

test.each([
  ['yelisarova', 'елисарову'],
  ['yelisarov', 'елисаров'],
  ['shchepetova', 'щепетову'],
  ['tsyganenko', 'циганенка'],
  ['navalny', 'навального'],
  ['dostoevsky', 'достоевского'],
  ['tsvetkova', 'цветковой'],
])('%s and %s have one root', (latin, declined) => {
  expect(soundOf(latin).root).toBe(soundOf(declined).root);
});

test('what a romanisation may have written otherwise is looked for too: j for дж, the Ukrainian h for г', () => {
  expect(soundsOf('jabrailov').all).toContain(soundOf('джабраилов').whole);
  expect(soundsOf('djabrailov').all).toContain(soundOf('джабраилов').whole);
  expect(soundsOf('tsyhanenko').all).toContain(soundOf('цыганенко').whole);
  expect(soundsOf('khava').all).toEqual(soundsOf('хава').all);
});

test('in one alphabet another ending is another person', () => {
  expect(canBeSameName('yelisarov', 'yelisarova')).toBe(false);
  expect(canBeSameName('shchepetova', 'schepetova')).toBe(true);
  expect(canBeSameName('yelisarov', 'елисарова')).toBe(true);
});

test('short words keep their whole sound, so that no root of three letters joins strangers', () => {
  expect(soundsOf('anna').all.every((sound) => sound.length >= 3)).toBe(true);
});
