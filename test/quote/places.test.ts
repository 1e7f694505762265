import { expect, test } from 'vitest';
import { isAt, placesIn } from '../../src/quote/places.ts';

const places = (text: string) => placesIn(text).map(({ kind, value }) => `${kind} ${value}`);

test.each([
  ['HRW, ¶ 14.', ['paragraph 14']],
  ['¶¶ 14–16, 20', ['paragraph 14-16', 'paragraph 20']],
  ['paras 4.2.1-4.2.3', ['paragraph 4.2.1-4.2.3']],
  ['§ 158 of the judgment', ['paragraph 158']],
  ['доклад, пункт 14', ['paragraph 14']],
  ['доклад, п. 14; с. 7', ['paragraph 14', 'page 7']],
  ['стр. 12–14', ['page 12-14']],
  ['pp. iv, at 12.', ['page iv', 'page 12']],
  ['Id. at 12-13 (emphasis added).', ['page 12-13']],
  ['searched at 12 homes at Lviv', []],
  ['8 U.S.C. § 1158; 8 C.F.R. § 208.13', []],
])('%s points to these places', (citation, expected) => {
  expect(places(citation)).toEqual(expected);
});

test.each([
  ['14', '14', true],
  ['14', '14-16', true],
  ['4.2.2', '4.2.1-4.2.3', true],
  ['14-16', '15', true],
  ['112-5', '114', true],
  ['iv', 'iv', true],
  ['13', '14-16', false],
  ['14-16', '17', false],
  ['4.3.1', '4.2.1-4.2.3', false],
  ['iv', '4', false],
])('%s is at %s: %s', (cited, printed, expected) => {
  expect(isAt(cited, printed)).toBe(expected);
});
