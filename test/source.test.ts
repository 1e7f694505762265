import { expect, test } from 'vitest';
import { defineSource, type Source } from '../src/source.ts';
import { sampleSource } from './sample-source.ts';

test('a sound definition becomes a source that cannot be changed', () => {
  const source = defineSource(sampleSource);
  expect(source).toEqual(sampleSource);
  expect(Object.isFrozen(source)).toBe(true);
});

test.for<[string, Partial<Source>, RegExp]>([
  ['an id with capitals', { id: 'Sample' }, /→ at id/],
  ['an id that begins with a digit', { id: '4gents' }, /→ at id/],
  ['an address that is not https', { start: ['http://sample.example/'] }, /→ at start\[0\]/],
  ['a home page that is no address', { homepage: 'sample.example' }, /→ at homepage/],
  ['no list to begin with', { start: [] }, /→ at start/],
  ['a schedule of four fields', { schedule: '5 4 * *' }, /→ at schedule/],
  ['a schedule with an hour 24', { schedule: '5 24 * * *' }, /→ at schedule/],
  ['a schedule in words', { schedule: '@daily' }, /→ at schedule/],
  ['a minimum above the maximum', { expect: { ...sampleSource.expect, links: [9, 3] } }, /→ at expect\.links/],
  ['a language that is none', { languages: ['English'] }, /→ at languages\[0\]/],
  ['a share above one', { expect: { ...sampleSource.expect, dated: 80 } }, /→ at expect\.dated/],
  ['a silence of no days', { expect: { ...sampleSource.expect, silentDays: 0 } }, /→ at expect\.silentDays/],
  ['a card with an empty bias', { card: { ...sampleSource.card, bias: '' } }, /→ at card\.bias/],
  ['a card in a word', { card: { ...sampleSource.card, licence: 'unknown' } }, /→ at card\.licence/],
  [
    'a designation on no date',
    { card: { ...sampleSource.card, designations: [{ as: 'undesirable', since: 'May 2023' }] } },
    /→ at card\.designations\[0\]\.since/,
  ],
  ['a back-fill of nothing', { backfill: { lists: 0, reports: 10 } }, /→ at backfill\.lists/],
  [
    'a list whose body is no JSON',
    { start: [{ url: 'https://sample.example/', body: Number.NaN }] },
    /→ at start\[0\]/,
  ],
  ['a negative delay', { delayMs: -1 }, /→ at delayMs/],
])('%s is refused by name', ([, wrong, field]) => {
  const define = () => defineSource({ ...sampleSource, ...wrong });
  expect(define).toThrow(expect.objectContaining({ code: 'config.invalid' }));
  expect(define).toThrow(field);
});
