import { expect, test } from 'vitest';
import { binderFrom, fileOf, readBinderFile } from '../../src/binder/file.ts';
import { itemsOf } from '../../src/binder/members.ts';
import { at, binder, item } from './sample.ts';

const full = binder({ one: ['a', 'b'], two: [] }, { staleMonths: 12 });
full.sections[0]?.items.splice(1, 1, item('b', { note: 'n\nm', relevance: 'r', label: 'red', text: 'Текст «SAMPLE»' }));
const made = { id: 'y'.repeat(32), at };
const written = () => JSON.parse(JSON.stringify(fileOf(full)));

test('an exported binder comes back whole, under another id, with ids of its own', () => {
  const back = binderFrom(readBinderFile(JSON.stringify(fileOf(full))), made);
  expect(back).toMatchObject({ id: made.id, title: full.title, staleMonths: 12, revision: 1, createdAt: at });
  expect(fileOf(back)).toEqual(fileOf(full));
  const bare = (one: object) => ({ ...one, id: '' });
  expect(itemsOf(back).map(bare)).toEqual(itemsOf(full).map(bare));
  expect(new Set(itemsOf(back).map(({ id }) => id)).size).toBe(2);
});

test('the file is no key: the id of the binder is not in it', () => {
  expect(JSON.stringify(fileOf(full))).not.toContain(full.id);
});

test.each<[string, (file: ReturnType<typeof written>) => unknown]>([
  ['sections[0].items[1].text', (file) => delete file.sections[0].items[1].text],
  ['sections[0].items[0].sha256', (file) => Object.assign(file.sections[0].items[0], { sha256: 'A'.repeat(64) })],
  ['sections[0].items[0].passageId', (file) => Object.assign(file.sections[0].items[0], { passageId: '../1.1.1' })],
  ['sections[0].items[0].note', (file) => Object.assign(file.sections[0].items[0], { note: 'n'.repeat(2001) })],
  ['sections[1].heading', (file) => Object.assign(file.sections[1], { heading: ' ' })],
  ['sections[0].items[0].label', (file) => Object.assign(file.sections[0].items[0], { label: 'pink' })],
  ['staleMonths', (file) => Object.assign(file, { staleMonths: 0.5 })],
  ['version', (file) => Object.assign(file, { version: 2 })],
  ['format', (file) => Object.assign(file, { format: 'something' })],
  ['sections', (file) => Object.assign(file, { sections: Array(61).fill({ heading: 'h', items: [] }) })],
  ['file', (file) => Object.assign(file, { id: 'mine' })],
])('a file that is wrong at %s is refused with that place', (parameter, spoil) => {
  const file = written();
  spoil(file);
  expect(() => readBinderFile(JSON.stringify(file))).toThrow(
    expect.objectContaining({ code: 'usage', parameter, message: expect.stringContaining(`${parameter}: `) }),
  );
});

test('what is no JSON, or JSON of something else, is refused', () => {
  for (const text of ['', '{', 'null', '[]', '"a"', '{"__proto__": {"title": "x"}}'])
    expect(() => readBinderFile(text)).toThrow(expect.objectContaining({ code: 'usage' }));
});

test('more passages than a binder holds are refused, however they are spread', () => {
  const file = written();
  const [one] = file.sections[0].items;
  file.sections = [1, 2].map((n) => ({ heading: `h${n}`, items: Array(251).fill(one) }));
  expect(() => readBinderFile(JSON.stringify(file))).toThrow(/sections: at most 500 passages/);
});
