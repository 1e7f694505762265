import { expect, test } from 'vitest';
import { classesOf } from '../../src/tag/term.ts';
import { type SmallCategory, smallConfig, tagged } from './small.ts';

const quotes = (category: SmallCategory, text: string, classes: Record<string, string[]> = {}) =>
  tagged(smallConfig([category], { classes }), text).tags.map((tag) => tag.quote);

/** The words for which one term tags the text; nothing where it does not. */
const words = (term: string, text: string, classes: Record<string, string[]> = {}) =>
  quotes({ strong: [term] }, text, classes)[0];

test.each([
  ['in their order', 'register of agents', 'a register of agents', 'register of agents'],
  ['in no other order', 'register of agents', 'agents of the register', undefined],
  ['in all their inflections', 'banned meeting', 'they ban meetings', 'ban meetings'],
  ['with two others between two of them', 'banned meetings', 'banned all big meetings', 'banned all big meetings'],
  ['not with three', 'banned meetings', 'banned all the big meetings', undefined],
  [
    'each with two others behind it',
    'ban on meetings',
    'ban put only on very big meetings',
    'ban put only on very big meetings',
  ],
  ['in one sentence only', 'banned meetings', 'The party was banned. Meetings went on.', undefined],
  ['without articles', 'the register of the agents', 'register of agents', 'register of agents'],
  ['without an article in front of one that stands beside it', 'the_register', 'one register', 'register'],
  ['first of several that are near', 'banned meeting', 'banned meeting after meeting', 'banned meeting'],
])('words match %s', (_, term, text, expected) => {
  expect(words(term, text)).toBe(expected);
});

test.each([
  ['side by side', 'foreign_agent', 'foreign agents', 'foreign agents'],
  ['not with a word between', 'foreign_agent', 'foreign paid agents', undefined],
  [
    'within a longer phrase',
    'ban on_all meetings',
    'ban of 2022 on all big meetings',
    'ban of 2022 on all big meetings',
  ],
  ['not apart within a longer phrase', 'ban on_all meetings', 'ban on nearly all meetings', undefined],
  ['with a hyphen too', 'anti-war song', 'an anti-war folk song', 'anti-war folk song'],
  ['whose hyphen is a space', 'anti-war song', 'anti war song', 'anti war song'],
  ['whose parts stand apart give nothing', 'anti-war song', 'anti all war songs', undefined],
])('joined words match %s', (_, term, text, expected) => {
  expect(words(term, text)).toBe(expected);
});

test('either of two words matches, alone or joined', () => {
  const term = 'declared|named_publicly undesirable';
  expect(words(term, 'declared undesirable')).toBe('declared undesirable');
  expect(words(term, 'named publicly undesirable')).toBe('named publicly undesirable');
  expect(words(term, 'named undesirable')).toBeUndefined();
});

test('a form that is asked for exactly matches in no other inflection', () => {
  expect(words('=refused', 'he refused')).toBe('refused');
  expect(words('=refused', 'he refuses')).toBeUndefined();
  expect(words('refused', 'he refuses')).toBe('refuses');
  expect(words('=refused', 'REFUSED')).toBe('REFUSED');
  expect(words('=The Hague', 'in The Hague')).toBe('The Hague');
  expect(words('=The Hague', 'in Hague')).toBeUndefined();
  expect(words('=перечень', 'в перечне')).toBeUndefined();
});

test('capitals match capitals only', () => {
  expect(words('FSB', 'the FSB came')).toBe('FSB');
  expect(words('FSB', 'the fsb came')).toBeUndefined();
  expect(words('FSB', 'the Fsb came')).toBeUndefined();
  expect(words('C2', 'a C2 camp')).toBe('C2');
  expect(words('C2', 'a c2 camp')).toBeUndefined();
  expect(words('Fsb', 'the FSB came')).toBe('FSB');
  expect(words('282', 'article 282')).toBe('282');
  expect(words('А', 'а')).toBe('а');
  expect(words('FSB raid', 'one FSB raid')).toBe('FSB raid');
});

test('capitals of a class match capitals only', () => {
  const classes = { agency: ['FSB', 'police'] };
  expect(words('{agency} raid', 'an FSB raid', classes)).toBe('FSB raid');
  expect(words('{agency} raid', 'an fsb raid', classes)).toBeUndefined();
  expect(words('{agency} raid', 'a police raid', classes)).toBe('police raid');
});

test('a class matches by any of its words and phrases', () => {
  const classes = { journalist: ['reporter', 'press worker', '=editor'] };
  expect(words('{journalist}', 'two reporters', classes)).toBe('reporters');
  expect(words('{journalist}', 'a press worker', classes)).toBe('press worker');
  expect(words('{journalist}', 'an editor', classes)).toBe('editor');
  expect(words('{journalist}', 'the editors', classes)).toBeUndefined();
  expect(words('{journalist}', 'the press', classes)).toBeUndefined();
});

test('within a phrase a class matches by its single words', () => {
  const classes = { journalist: ['reporter', 'press worker'], punished: ['fined'] };
  expect(words('{journalist} fined', 'two reporters fined', classes)).toBe('reporters fined');
  expect(words('fined {journalist}', 'they fined two reporters', classes)).toBe('fined two reporters');
  expect(words('{journalist}_{punished}', 'a reporter fined', classes)).toBe('reporter fined');
  expect(words('{journalist}_{punished}', 'a reporter was fined', classes)).toBeUndefined();
  expect(words('{journalist} fined', 'a press worker fined', classes)).toBeUndefined();
  expect(words('{journalist} & fined', 'fined was a press worker', classes)).toBe('fined was a press worker');
});

test('a word of two classes stands for both', () => {
  const classes = { journalist: ['reporter', 'editor'], activist: ['editor', 'campaigner'] };
  const both = ['{journalist} fined', '{activist} banned'];
  expect(quotes({ strong: both }, 'The editor was banned.', classes)).toEqual(['editor was banned']);
  expect(quotes({ strong: both }, 'The editor was fined.', classes)).toEqual(['editor was fined']);
  expect(quotes({ strong: both }, 'The campaigner was fined.', classes)).toEqual([]);
});

test('of two phrases of a class that begin at one word the shorter is quoted', () => {
  const classes = { ban: ['banned party', 'banned by court'] };
  expect(words('{ban}', 'banned by a party court', classes)).toBe('banned by a party');
});

test('a word that a text repeats is read anew at every place', () => {
  const classes = { agency: ['FSB'] };
  expect(words('{agency} & raid', 'fsb here, FSB there: a raid', classes)).toBe('FSB there: a raid');
});

test('the classes of a term are known by name', () => {
  expect(classesOf('{journalist} fined|{punished-2} & paper && {press}_{list}')).toEqual([
    'journalist',
    'punished-2',
    'press',
    'list',
  ]);
  expect(classesOf('journalist fined')).toEqual([]);
});

test('one phrase may stand in the terms of several categories', () => {
  const config = smallConfig([
    { id: 'first', strong: ['banned party'] },
    { id: 'second', strong: ['banned party & court', 'banned party'] },
    { id: 'third', strong: ['banned & party'] },
  ]);
  expect(tagged(config, 'a banned party').tags.map(({ category }) => category)).toEqual(['first', 'second', 'third']);
});

const eighteen = 'one two three four five six seven eight nine ten eleven twelve alpha beta gamma delta epsilon zeta';
const fifty = Array.from({ length: 50 }, (_, at) => `w${at}`).join(' ');

test.each([
  ['in any order', 'fined & editor', 'the editor was fined', 'editor was fined'],
  ['with eighteen words between', 'fined & editor', `fined ${eighteen} editor`, `fined ${eighteen} editor`],
  ['not with nineteen', 'fined & editor', `fined ${eighteen} eta editor`, undefined],
  ['in the other order with eighteen', 'fined & editor', `editor ${eighteen} fined`, `editor ${eighteen} fined`],
  ['in the other order not with nineteen', 'fined & editor', `editor ${eighteen} eta fined`, undefined],
  ['in one sentence only', 'fined & editor', 'One was fined. The editor left.', undefined],
  ['in one sentence only, whichever comes first', 'fined & editor', 'The editor left. One was fined.', undefined],
  ['with as many words between as are allowed', 'fined &2 editor', 'fined a good editor', 'fined a good editor'],
  ['with no more', 'fined &2 editor', 'fined a very good editor', undefined],
  ['side by side where none is allowed', 'fined &0 editor', 'editor fined', 'editor fined'],
  ['as the nearest of several', 'fined & editor', 'an editor and an editor fined an editor', 'editor fined'],
  ['as the nearest behind', 'fined & editor', 'an editor of the paper was fined, editor too', 'fined, editor'],
  ['as two words, never one', 'editor & editor', 'the editor left', undefined],
  ['as two words of one kind', 'editor & editor', 'an editor and an editor', 'editor and an editor'],
  ['beside each other, not within', 'chief editor & editor', 'the chief editor left', undefined],
  [
    'from the span of those before',
    'fined &1 editor &1 paper',
    'fined the editor of paper',
    'fined the editor of paper',
  ],
  ['from either end of that span', 'fined &1 editor &1 paper', 'paper: editor was fined', 'paper: editor was fined'],
  ['all or not at all', 'fined & editor & paper', 'fined the editor', undefined],
])('two parts match %s', (_, term, text, expected) => {
  expect(words(term, text)).toBe(expected);
});

test('of many that stand before, the nearest counts', () => {
  const editors = 'editor '.repeat(12);
  expect(words('fined &0 editor', `${editors}fined`)).toBe('editor fined');
  expect(words('fined &0 editor', `fined ${editors}`)).toBe('fined editor');
  expect(words('fined &1 editor', `${editors}was very fined`)).toBeUndefined();
});

test.each([
  ['of another sentence', 'fined && editor', 'One was fined. The editor left.', 'fined'],
  ['of a sentence before', 'fined && editor', 'The editor left. One was fined.', 'fined'],
  ['with fifty words between', 'fined && editor', `fined ${fifty} editor`, 'fined'],
  ['not with more', 'fined && editor', `fined ${fifty} w50 editor`, undefined],
  [
    'near the first part, whatever follows it',
    'fined & paper && editor',
    'Fined by a paper. No editor.',
    'Fined by a paper',
  ],
])('words of the passage support a match: %s', (_, term, text, expected) => {
  expect(words(term, text)).toBe(expected);
});

test('a word that must be absent silences its own sentence only', () => {
  expect(words('fined ! goal', 'The club was fined.')).toBe('fined');
  expect(words('fined ! goal', 'The club was fined after the goal.')).toBeUndefined();
  expect(words('fined ! goal', 'After the goal the club was fined.')).toBeUndefined();
  expect(words('fined ! goal', 'A goal. The club was fined. Another goal.')).toBe('fined');
  expect(words('fined ! goal', 'Goal one. Goal two. Fined for goal three. Goal four. Goal five.')).toBeUndefined();
  expect(words('fined ! goal & club', 'The club was fined.')).toBe('club was fined');
});

test.each([
  ['перечень', 'в перечне'],
  ['чеченец', 'двух чеченцев'],
  ['немец', 'двух немцев'],
  ['кореец', 'двух корейцев'],
  ['участок', 'на участке'],
  ['особенный|перечень лиц', 'перечня лиц'],
])('the vowel that a Russian noun loses may be missing: %s', (term, text) => {
  expect(words(term, text)).toBeDefined();
});
