import { expect, test } from 'vitest';
import { defineSource, type Source } from '../src/source.ts';

const sound: Source = {
  id: 'sample-source',
  publisher: 'SAMPLE publisher',
  title: 'SAMPLE reports',
  homepage: 'https://sample.example/',
  tier: 2,
  kind: 'ngo',
  languages: ['en', 'zh-Hans'],
  schedule: '5-59/15 0,12 * * 1-5',
  delayMs: 2000,
  verified: 'shape',
  expect: { links: [1, 10] },
  start: ['https://sample.example/feed.xml'],
  discover: () => ({ links: [] }),
  extract: () => ({ title: '', authors: [], blocks: [] }),
};

test('a sound definition becomes a source that cannot be changed', () => {
  const source = defineSource(sound);
  expect(source).toEqual(sound);
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
  ['a minimum above the maximum', { expect: { links: [9, 3] } }, /→ at expect\.links/],
  ['a language that is none', { languages: ['English'] }, /→ at languages\[0\]/],
  ['a negative delay', { delayMs: -1 }, /→ at delayMs/],
])('%s is refused by name', ([, wrong, field]) => {
  const define = () => defineSource({ ...sound, ...wrong });
  expect(define).toThrow(expect.objectContaining({ code: 'config.invalid' }));
  expect(define).toThrow(field);
});
