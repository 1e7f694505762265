import { expect, test } from 'vitest';
import type { ProvisionEntry } from '../../src/tag/taxonomy.ts';
import { type SmallCategory, smallConfig, smallProvision, tagged } from './small.ts';

const classes = { punished: ['fined', 'jailed'] };
const tagsOf = (categories: SmallCategory[], text: string, provisions: ProvisionEntry[] = []) =>
  tagged(smallConfig(categories, { classes, provisions }), text).tags;
const rules = (categories: SmallCategory[], text: string, provisions: ProvisionEntry[] = []) =>
  tagsOf(categories, text, provisions).map(({ category, rule }) => `${category} ${rule}`);

const pair: SmallCategory = { weak: ['editor', 'leaflet'] };

test('two different weak terms tag weakly where their sentence speaks of repression', () => {
  const [tag] = tagsOf([pair], 'Yesterday an editor with a leaflet was fined.');
  expect(tag).toMatchObject({
    quote: 'editor with a leaflet',
    strength: 'weak',
    rule: 'weak:en:editor + weak:en:leaflet',
  });
  expect(tagsOf([pair], 'A leaflet by an editor: he was fined.')[0]?.quote).toBe('leaflet by an editor');
  expect(tagsOf([pair], 'An editor slept. A leaflet by an editor: he was fined.')[0]?.quote).toBe(
    'leaflet by an editor',
  );
});

test.each([
  ['without repression', 'An editor had a leaflet.'],
  ['with repression in the next sentence', 'An editor had a leaflet. He was fined.'],
  ['in two sentences', 'The editor was fined. A leaflet was fined.'],
  ['that are one and the same', 'An editor and an editor were fined.'],
  ['of which one is missing', 'An editor was fined.'],
])('weak terms do not tag %s', (_, text) => {
  expect(tagsOf([pair], text)).toEqual([]);
});

test('weak terms of two categories do not tag together, nor do terms that share a word', () => {
  expect(
    tagsOf([{ weak: ['editor'] }, { id: 'other', weak: ['leaflet'] }], 'An editor with a leaflet was fined.'),
  ).toEqual([]);
  expect(tagsOf([{ weak: ['chief editor', 'editor'] }], 'A chief editor was fined.')).toEqual([]);
});

test('a strong term stands for its category, though weak ones stand before it', () => {
  const category = { ...pair, strong: ['banned party'] };
  expect(rules([category], 'An editor with a leaflet was fined, a banned party too.')).toEqual([
    'sample strong:en:banned party',
  ]);
});

test('of several strong terms the first in the text stands for the category, of those at one word the shorter', () => {
  const category = { strong: ['banned party', 'fined editor', 'fined'] };
  expect(rules([category], 'A fined editor of a banned party.')).toEqual(['sample strong:en:fined']);
  expect(rules([{ strong: ['banned party', 'fined editor'] }], 'A fined editor of a banned party.')).toEqual([
    'sample strong:en:fined editor',
  ]);
});

test('a term that begins earlier stands for the category, though another ends before it', () => {
  expect(rules([{ strong: ['banned & party', 'club'] }], 'One banned a club and a party.')).toEqual([
    'sample strong:en:banned & party',
  ]);
});

test('of two terms for the same words the first by letter stands for the category', () => {
  expect(rules([{ strong: ['fined|jailed', 'fined'] }], 'He was fined.')).toEqual(['sample strong:en:fined']);
  expect(rules([{ strong: ['fined', 'fined|jailed'] }], 'He was fined.')).toEqual(['sample strong:en:fined']);
});

test('tags stand in the order of the categories, not of the text', () => {
  const categories = [
    { id: 'zeta', strong: ['party'] },
    { id: 'alpha', strong: ['editor'] },
    { id: 'mu', strong: ['club'] },
  ];
  expect(rules(categories, 'The club, the editor, the party.')).toEqual([
    'zeta strong:en:party',
    'alpha strong:en:editor',
    'mu strong:en:club',
  ]);
});

test('a term of `unless` silences its category in its sentence only', () => {
  const categories = [
    { strong: ['banned party'], weak: ['editor', 'leaflet'], unless: ['birthday'] },
    { id: 'other', strong: ['banned party'] },
  ];
  expect(rules(categories, 'A banned party at a birthday.')).toEqual(['other strong:en:banned party']);
  expect(rules(categories, 'A birthday. A banned party.')).toHaveLength(2);
  expect(rules(categories, 'A birthday: an editor with a leaflet was fined.')).toEqual([]);
  expect(rules(categories, 'A birthday. An editor with a leaflet was fined.')).toHaveLength(1);
});

const own = smallProvision('RU-CC-280.3', ['sample']);
const shared = smallProvision('RU-CC-280');

test('a provision tags with its own words where its number alone is evidence', () => {
  const text = 'Осуждён по ч. 1 ст. 280.3 УК РФ в Омске.';
  const [tag] = tagsOf([{}, { id: 'other' }], text, [own]);
  expect(tag).toMatchObject({
    category: 'sample',
    quote: 'ч. 1 ст. 280.3',
    rule: 'provision:RU-CC-280.3',
    strength: 'strong',
    provisions: ['RU-CC-280.3'],
  });
  expect(text.slice(tag?.start, tag?.end)).toBe(tag?.quote);
});

test('a provision that stands for several offences tags only beside a weak term of a category that it belongs to', () => {
  const categories = [
    { weak: ['editor'], provisions: ['RU-CC-280'] },
    { id: 'other', weak: ['leaflet'], provisions: ['RU-CC-280'] },
    { id: 'stranger', weak: ['editor'] },
  ];
  expect(rules(categories, 'The editor, ст. 280 УК РФ.', [shared])).toEqual(['sample provision:RU-CC-280']);
  expect(rules(categories, 'The leaflet, ст. 280 УК РФ.', [shared])).toEqual(['other provision:RU-CC-280']);
  expect(rules(categories, 'The house, ст. 280 УК РФ.', [shared])).toEqual([]);
});

test('a number without its code counts only where the words are of a category that it belongs to', () => {
  const categories = [
    { strong: ['banned party'], weak: ['editor'], provisions: ['RU-CC-280'] },
    { id: 'other', strong: ['club'] },
  ];
  const known = (text: string, provisions: ProvisionEntry[]) =>
    tagged(smallConfig(categories, { classes, provisions }), text).provisions.map(({ key }) => key);
  expect(known('A banned party, Article 280.', [shared])).toEqual(['RU-CC-280']);
  expect(known('A club, Article 280.', [shared])).toEqual([]);
  expect(known('A club, Article 280 of the Criminal Code.', [shared])).toEqual(['RU-CC-280']);
  expect(known('The editor, Article 280.', [shared])).toEqual(['RU-CC-280']);
  expect(known('A banned party, Article 280.3.', [own])).toEqual(['RU-CC-280.3']);
  expect(known('A club, Article 280.3.', [own])).toEqual([]);
});

test('a number of three members counts without its code and without other words', () => {
  expect(rules([{}], 'Article 20.3.3.', [smallProvision('RU-CoAO-20.3.3', ['sample'])])).toEqual([
    'sample provision:RU-CoAO-20.3.3',
  ]);
  expect(rules([{}], 'Article 20.3.', [smallProvision('RU-CoAO-20.3', ['sample'])])).toEqual([]);
});

test('a tag names each provision of its category once, and no other', () => {
  const categories = [
    { strong: ['banned party'], provisions: ['RU-CC-280'] },
    { id: 'other', strong: ['club'] },
  ];
  const text = 'A banned party of a club: ст. 280 УК РФ, ч. 2 ст. 280 УК РФ, ст. 205 УК РФ.';
  const tags = tagsOf(categories, text, [shared, smallProvision('RU-CC-205')]);
  expect(tags.map(({ provisions }) => provisions)).toEqual([['RU-CC-280'], []]);
});

const guarded = smallConfig(
  [
    { strong: ['musician|drummer'], needsNexus: true },
    { id: 'free', strong: ['drummer'] },
  ],
  {
    classes: { 'ordinary-crime': ['robbery'], everyday: ['storm'], nexus: ['anti-war song'] },
  },
);
const found = (text: string) => tagged(guarded, text).tags.map(({ category }) => category);

test.each([
  ['beside a crime of everyday', 'A drummer in a robbery.', ['free']],
  ['beside a mishap', 'A drummer in a storm.', ['free']],
  ['beside nothing of the kind', 'A drummer.', ['sample', 'free']],
  ['with a nexus in its sentence', 'A drummer in a storm after an anti-war song.', ['sample', 'free']],
  ['with the crime two sentences before', 'A robbery. A house. A drummer.', ['free']],
  ['with the crime two sentences behind', 'A drummer. A house. A robbery.', ['free']],
  ['with the crime further away', 'A robbery. A house. A street. A drummer.', ['sample', 'free']],
  ['with the crime far behind', 'A drummer. A house. A street. A robbery.', ['sample', 'free']],
  ['with the nexus two sentences behind', 'A drummer in a storm. A house. An anti-war song.', ['sample', 'free']],
  ['with the nexus too far away', 'A drummer in a storm. A house. A street. An anti-war song.', ['free']],
])('a category that turns on who somebody is: %s', (_, text, expected) => {
  expect(found(text)).toEqual(expected);
});

test('of several matches the one that a nexus speaks for stands for the category', () => {
  const [tag] = tagged(guarded, 'A musician in a robbery. A house. A street. Yet a street. A musician.').tags;
  expect(tag?.start).toBeGreaterThan(30);
});

test('weak terms beside words of everyday crime count with a nexus only', () => {
  const pairs = smallConfig([{ weak: ['musician', 'concert'], needsNexus: true }], {
    classes: { 'ordinary-crime': ['robbery'], nexus: ['anti-war'], punished: ['fined'] },
  });
  const count = (text: string) => tagged(pairs, text).tags.length;
  expect(count('A musician fined for a robbery at a concert.')).toBe(0);
  expect(count('A musician fined for a concert.')).toBe(1);
  expect(count('A musician fined for a robbery at an anti-war concert.')).toBe(1);
});
