import { expect, test } from 'vitest';
import { smallConfig, smallProvision, tagged } from './small.ts';

const en = (...terms: string[]) => ({ en: terms, ru: [] });
const stance = {
  negation: { en: ['not'], ru: ['=не'] },
  hypothetical: en('=could'),
  adverse: en('acquitted'),
  law: en('bill'),
  case: en('court'),
  pattern: en('hundreds'),
  statement: en('said'),
};
const provision = smallProvision('RU-CC-280.3', ['sample']);
const config = smallConfig([{ strong: ['party banned', 'banned_club'] }], { stance, provisions: [provision] });
const of = (text: string) => {
  const [tag] = tagged(config, text).tags;
  return tag === undefined ? undefined : `${tag.evidence} ${tag.strength}`;
};

test.each([
  ['before the match', 'It is not a banned club.', 'adverse weak'],
  ['within the match', 'The party was not banned.', 'adverse weak'],
  ['four words before', 'Not a b c banned club.', 'adverse weak'],
  ['five words before', 'Not a b c d banned club.', 'statement strong'],
  ['behind the match', 'A banned club, not that one.', 'statement strong'],
  ['as the last word but one of a match', 'The party not banned.', 'adverse weak'],
  ['in the sentence before', 'They did not. Banned club.', 'statement strong'],
])('a negation %s: %s', (_, text, expected) => {
  expect(of(text)).toBe(expected);
});

test.each([
  ['before the match', 'It could be a banned club.', 'statement weak'],
  ['eight words before', 'Could a b c d e f g banned club.', 'statement weak'],
  ['nine words before', 'Could a b c d e f g h banned club.', 'statement strong'],
  ['behind the match', 'A banned club could.', 'statement strong'],
  ['within the match', 'The party could be banned.', 'statement weak'],
  ['in the sentence before', 'They could. Banned club.', 'statement strong'],
])('a supposition %s lowers: %s', (_, text, expected) => {
  expect(of(text)).toBe(expected);
});

test.each([
  ['what speaks against the claim, wherever it stands', 'A banned club, all acquitted by a court.', 'adverse weak'],
  ['a pattern before a case', 'Hundreds of courts: a banned club.', 'pattern strong'],
  ['a case before a law', 'A court on a bill: a banned club.', 'case strong'],
  ['a law', 'By a bill, a banned club.', 'law strong'],
  ['a statement', 'He said: a banned club.', 'statement strong'],
  ['nothing but the sentence of the match', 'Hundreds. A bill. A banned club. A court. Acquitted.', 'statement strong'],
  ['a supposed case', 'A court could see a banned club.', 'case weak'],
  ['two cues of a kind as one', 'A court and a court: a banned club.', 'case strong'],
])('the sentence of a match tells %s', (_, text, expected) => {
  expect(of(text)).toBe(expected);
});

test('the sentence in which a provision stands tells of it, and no other', () => {
  expect(of('A court met. By a bill, Article 280.3 of the Criminal Code. Hundreds.')).toBe('law strong');
  expect(of('By a bill. A court: Article 280.3 of the Criminal Code.')).toBe('case strong');
  expect(of('Charged, but not under Article 280.3 of the Criminal Code.')).toBe('adverse weak');
  expect(of('Article 280.3 of the Criminal Code is not it.')).toBe('statement strong');
});

test('another state in the sentence of a provision takes it away, in another sentence not', () => {
  const gate = { ...config.gate, rivalActors: en('Minsk court') };
  const found = (text: string) => tagged({ ...config, gate }, text, { title: '' }).tags.length;
  expect(found('In Russia, Russia, Russia, Russia. A Minsk court: Article 280.3 of the Criminal Code.')).toBe(0);
  expect(found('A Minsk court. In Russia, Russia, Russia, Russia: Article 280.3 of the Criminal Code.')).toBe(1);
});
