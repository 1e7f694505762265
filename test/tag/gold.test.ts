import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadSearchConfig } from '../../src/search-config.ts';
import { createTagger } from '../../src/tag/tagger.ts';
import { readGold } from '../eval/gold.ts';
import { score } from '../eval/tag.ts';
import { recordings } from '../recordings.ts';
import { taggedGold } from './tagged.ts';

const gold = join(import.meta.dirname, '../gold');
const real = recordings('corpus');
const config = loadSearchConfig();
const tagger = createTagger(config);

test('the gold passages label every category at least twice, with at least fifty hard negatives', () => {
  const items = readGold(join(gold, 'passages.jsonl'));
  expect(items.length).toBeGreaterThanOrEqual(150);
  expect(items.filter((item) => item.hard).length).toBeGreaterThanOrEqual(50);
  for (const { id } of config.categories) {
    expect([id, items.filter((item) => item.primary.includes(id)).length >= 2]).toEqual([id, true]);
  }
});

test('no tag, quoted words, gate, provision or facet of a gold passage changes unseen', () => {
  expect(taggedGold()).toEqual(readFileSync(join(gold, 'tagged.txt'), 'utf8').trimEnd().split('\n'));
});

test('on the gold passages micro-F1 is at least 0.90 and at most 2 % of hard negatives are tagged', () => {
  const result = score(readGold(join(gold, 'passages.jsonl')), tagger);
  expect(result.micro).toBeGreaterThanOrEqual(0.9);
  expect(result.hard.tagged / result.hard.of).toBeLessThanOrEqual(0.02);
});

test('on the passages of the second set micro-F1 is at least 0.85', () => {
  expect(score(readGold(join(gold, 'heldout.jsonl')), tagger).micro).toBeGreaterThanOrEqual(0.85);
});

test('on the blind passages micro-F1 is at least 0.80 and at most one hard negative in twenty is tagged', () => {
  const result = score(readGold(join(gold, 'blind.jsonl')), tagger);
  expect(result.micro).toBeGreaterThanOrEqual(0.8);
  expect(result.hard.tagged / result.hard.of).toBeLessThanOrEqual(0.05);
});

type Pointer = {
  file: string;
  offset: number;
  length: number;
  sha256: string;
  language: string;
  primary: string[];
  acceptable: string[];
};

test.skipIf(real.missing)(real.title('labels of real texts outside the repository hold'), () => {
  const pointers = readFileSync(join(gold, 'pointers.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Pointer);
  const items = pointers.map((pointer, at) => {
    const text = readFileSync(join(real.path, pointer.file), 'utf8').slice(
      pointer.offset,
      pointer.offset + pointer.length,
    );
    expect(createHash('sha256').update(text).digest('hex')).toBe(pointer.sha256);
    return { ...pointer, id: `pointer-${at + 1}`, text, hard: pointer.primary.length === 0 };
  });
  const result = score(items, tagger);
  expect(result.micro).toBeGreaterThanOrEqual(0.8);
  expect(result.hard.tagged).toBe(0);
});
