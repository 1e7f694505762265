import { sentences } from './sentences.ts';

/** A sentence of either text: in both, only in the earlier, only in the later. */
type Change = { kind: 'same' | 'removed' | 'added'; text: string };

/** What became of a text, sentence by sentence, in reading order. */
export type Difference = { changes: Change[]; added: number; removed: number };

/** More comparisons than this are not made: then a sentence is looked up anywhere in the other text, and one that moved counts as the same. */
const mostComparisons = 16_000_000;

/**
 * What a later text has and lacks against an earlier one, by sentences (longest common subsequence). Sentences that hold nothing but a date, a
 * counter or the words of navigation are left aside: publishers change them with every visit, and they are no statement.
 */
export function difference(before: string, after: string): Difference {
  const one = statements(before);
  const other = statements(after);
  const start = sharedStart(one, other);
  const end = sharedEnd(one, other, start);
  const changes = [
    ...one.slice(0, start).map(same),
    ...middle(one.slice(start, one.length - end), other.slice(start, other.length - end)),
    ...one.slice(one.length - end).map(same),
  ];
  const count = (kind: Change['kind']) => changes.filter((change) => change.kind === kind).length;
  return { changes, added: count('added'), removed: count('removed') };
}

/** Whether two texts say the same, but for dates, counters and navigation that stand by themselves. */
export function saysTheSame(before: string, after: string): boolean {
  const one = statements(before);
  const other = statements(after);
  return one.length === other.length && one.every((sentence, at) => sentence === other[at]);
}

function statements(text: string): string[] {
  return sentences(text)
    .map(({ start, end }) => text.slice(start, end).replace(/\s+/g, ' '))
    .filter((sentence) => !isFurniture(sentence));
}

const months =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|январ[яь]|феврал[яь]|марта?|апрел[яь]|ма[яй]|июн[яь]|июл[яь]|августа?|сентябр[яь]|октябр[яь]|ноябр[яь]|декабр[яь])';
const chrome =
  '(?:last|first|page|date|updated?|modified|published|posted|printed|reviewed|accessed|on|at|by|time|today|yesterday|ago|minutes?|mins?|hours?|days?|weeks?|views?|reads?|viewed|times|comments?|shares?|likes?|downloads?|visitors?|online|share|print|subscribe|menu|home|search|next|previous|back|more|top|read|am|pm|utc|gmt|msk|мск|обновлен[оа]?|опубликован[оа]?|изменен[оа]?|дата|время|сегодня|вчера|назад|минут[ыу]?|час(?:а|ов)?|дн(?:я|ей)|день|просмотр(?:а|ов|ы)?|прочтени[йея]|комментари(?:й|я|ев|и)|лайк(?:а|ов)?|репост(?:а|ов)?|скачивани[йея]|поделиться|печать|подписаться|меню|главная|поиск|далее|вперед|вперёд|ещё|еще|наверх|читать|года?|в)';
const furniture = new RegExp(`(?<!\\p{L})(?:${months}|${chrome})(?!\\p{L})|\\d+(?:st|nd|rd|th)?(?!\\p{L})`, 'giu');

/** Short, with a number or a word of navigation in it, and nothing else that is a word. A heading of a year alone ("2024") is one too. */
function isFurniture(sentence: string): boolean {
  return sentence.length <= 120 && !/\p{L}|\d/u.test(sentence.replace(furniture, ' '));
}

function sharedStart(one: readonly string[], other: readonly string[]): number {
  const most = Math.min(one.length, other.length);
  let shared = 0;
  while (shared < most && one[shared] === other[shared]) shared += 1;
  return shared;
}

function sharedEnd(one: readonly string[], other: readonly string[], start: number): number {
  const most = Math.min(one.length, other.length) - start;
  let shared = 0;
  while (shared < most && one.at(-1 - shared) === other.at(-1 - shared)) shared += 1;
  return shared;
}

function middle(one: readonly string[], other: readonly string[]): Change[] {
  if (one.length * other.length > mostComparisons) return looked(one, other);
  const lengths = common(one, other);
  const changes: Change[] = [];
  let [i, j] = [0, 0];
  while (i < one.length || j < other.length) {
    const [mine, theirs] = [one[i], other[j]];
    if (mine !== undefined && mine === theirs) {
      changes.push(same(mine));
      i += 1;
      j += 1;
    } else if (theirs === undefined || (mine !== undefined && at(lengths, i + 1, j) >= at(lengths, i, j + 1))) {
      changes.push({ kind: 'removed', text: mine ?? '' });
      i += 1;
    } else {
      changes.push({ kind: 'added', text: theirs });
      j += 1;
    }
  }
  return changes;
}

/** `lengths[i][j]`: how many sentences `one` from `i` and `other` from `j` have in common, in order. */
function common(one: readonly string[], other: readonly string[]): Uint32Array[] {
  const lengths = Array.from({ length: one.length + 1 }, () => new Uint32Array(other.length + 1));
  for (let i = one.length - 1; i >= 0; i -= 1) {
    for (let j = other.length - 1; j >= 0; j -= 1) {
      const row = lengths[i];
      if (row === undefined) continue;
      row[j] =
        one[i] === other[j] ? at(lengths, i + 1, j + 1) + 1 : Math.max(at(lengths, i + 1, j), at(lengths, i, j + 1));
    }
  }
  return lengths;
}

function at(lengths: readonly Uint32Array[], i: number, j: number): number {
  return lengths[i]?.[j] ?? 0;
}

function looked(one: readonly string[], other: readonly string[]): Change[] {
  const [known, now] = [new Set(one), new Set(other)];
  const removed = one.filter((text) => !now.has(text)).map((text): Change => ({ kind: 'removed', text }));
  return [...removed, ...other.map((text): Change => ({ kind: known.has(text) ? 'same' : 'added', text }))];
}

function same(text: string): Change {
  return { kind: 'same', text };
}
