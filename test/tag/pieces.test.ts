import { expect, test } from 'vitest';
import type { Tag, Tagging } from '../../src/model/tag.ts';
import { emptyFacets, merged, piecesOf } from '../../src/tag/pieces.ts';
import { smallConfig, smallProvision, tagged } from './small.ts';

const joined = (text: string) =>
  piecesOf(text)
    .map((piece) => piece.text)
    .join('');

test('a passage of usual length is one piece, an empty one none', () => {
  const text = 'One line.\nAnother line. '.repeat(100);
  expect(piecesOf(text)).toEqual([{ text, start: 0 }]);
  expect(piecesOf('x'.repeat(100_000))).toHaveLength(1);
  expect(piecesOf('')).toEqual([]);
});

test.each([
  ['at the last line break', 'Some words. More of\nthem. ', 'Some words. More of\n'],
  ['behind the last sentence where no line ends', 'Some words. More of them ', 'Some words. '],
  ['at the last space where no sentence ends', 'words ', 'words '],
])('a longer passage is cut %s', (_, filler, end) => {
  const text = filler.repeat(20_000);
  const pieces = piecesOf(text);
  expect(pieces.length).toBeGreaterThan(1);
  for (const piece of pieces.slice(0, -1)) {
    expect(piece.text.length).toBeGreaterThan(100_000 - filler.length);
    expect(piece.text.length).toBeLessThanOrEqual(100_000);
    expect(piece.text.endsWith(end)).toBe(true);
  }
});

test('where nothing parts the words a piece is cut at its full length', () => {
  expect(piecesOf('x'.repeat(250_000)).map(({ start }) => start)).toEqual([0, 100_000, 200_000]);
});

test('a cut right before or behind a line break loses nothing', () => {
  for (const length of [97_998, 97_999, 98_000, 98_001, 99_999, 100_000, 100_001]) {
    const text = `${'x'.repeat(length)}\n${'y'.repeat(60_000)}`;
    expect(joined(text), String(length)).toBe(text);
    for (const { text: own, start } of piecesOf(text)) expect(text.slice(start, start + own.length)).toBe(own);
  }
});

const config = smallConfig([{ strong: ['banned party'], weak: [] }], {
  harms: [
    { id: 'arrest', label: 'Arrest', terms: { en: ['arrested'], ru: [] } },
    { id: 'ban', label: 'Ban', terms: { en: ['banned'], ru: [] } },
  ],
});

test('a sentence at the place where a long passage is cut is read whole', () => {
  const text = `${'x '.repeat(49_990)}stop. A banned old party. ${'x '.repeat(1_000)}`;
  expect(text.slice(99_990, 100_010)).toContain('old');
  expect(tagged(config, text).tags.map(({ quote }) => quote)).toEqual(['banned old party']);
});

test('a long passage has each category once, with the facets of all its pieces in their order', () => {
  const text = `A banned party. ${'x '.repeat(60_000)}A banned party was arrested.`;
  const { tags, facets } = tagged(config, text);
  expect(tags.map(({ start, end }) => [start, end])).toEqual([[2, 14]]);
  expect(facets.harms).toEqual(['arrest', 'ban']);
  expect(facets.actors).toEqual([]);
});

test('provisions of the second piece of a long passage keep their place in the passage', () => {
  const key = 'RU-CC-280.3';
  const filler = 'x '.repeat(60_000);
  const text = `${filler}A banned party, ст. 280.3 УК РФ.`;
  const { tags, provisions } = tagged(
    smallConfig([{ strong: ['banned party'], provisions: [key] }], {
      provisions: [smallProvision(key)],
    }),
    text,
  );
  expect(tags.map(({ start, quote }) => [start, quote])).toEqual([[filler.length + 2, 'banned party']]);
  expect(provisions.map(({ start, end }) => text.slice(start, end))).toEqual(['ст. 280.3']);
});

test('of the tags of one category the first strong one stands for the passage, else the first', () => {
  const tag = (category: string, strength: Tag['strength'], start: number): Tag => ({
    category,
    start,
    end: start + 1,
    quote: 'x',
    rule: `${strength}:en:x`,
    strength,
    gate: 'document',
    provisions: [],
    state: 'machine',
    taxonomyVersion: '1',
  });
  const tagging = (...tags: Tag[]): Tagging => ({ tags, provisions: [], facets: emptyFacets() });
  const { tags } = merged([
    tagging(tag('one', 'weak', 1), tag('two', 'strong', 2), tag('three', 'weak', 3)),
    tagging(tag('one', 'strong', 11), tag('two', 'strong', 12), tag('three', 'weak', 13)),
    tagging(tag('one', 'strong', 21), tag('two', 'weak', 22), tag('four', 'weak', 24)),
  ]);
  expect(tags.map(({ category, start }) => `${category} ${start}`)).toEqual(['one 11', 'two 2', 'three 3', 'four 24']);
});
