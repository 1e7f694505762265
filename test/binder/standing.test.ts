import { expect, test } from 'vitest';
import { itemStanding, type Known } from '../../src/binder/standing.ts';
import type { Report } from '../../src/model/report.ts';
import { at, item } from './sample.ts';

const today = '2026-11-28';
const text = 'The court fined him 5,000 roubles.';
const one = item('a', { text });
const place = (id: string, words: string) => ({ id, text: words });

function report(given: Partial<Report> = {}): Report {
  return {
    id: 'sample-1',
    sourceId: 'sample',
    url: 'https://sample.example/1',
    title: 'SAMPLE',
    authors: [],
    language: 'en',
    firstSeenAt: at,
    newsAt: at,
    lastSeenAt: at,
    status: 'live',
    version: 1,
    ...given,
  };
}

function known(given: Partial<Known> = {}): Known {
  const cited = { sha256: one.sha256, capturedAt: one.capturedAt, text, passages: [place('sample-1.1.0', text)] };
  return { report: report(), cited, ...given };
}

test('a passage that nothing happened to is as cited, and nothing else is said', () => {
  expect(itemStanding(one, known(), { today })).toEqual({
    itemId: 'a',
    held: 'as-cited',
    passageId: 'sample-1.1.0',
    withdrawn: false,
  });
});

test('other words, another capture or another hash under the version cited are never called as cited', () => {
  const { cited } = known();
  if (cited === undefined) throw new Error('nothing is cited');
  for (const other of [
    { ...cited, sha256: 'b'.repeat(64) },
    { ...cited, capturedAt: at },
    { ...cited, text: 'Other.', passages: [place('sample-1.1.0', 'Other.')] },
    { ...cited, text: `${text}5`, passages: [place('sample-1.1.0', `${text}5`)] },
  ])
    expect(itemStanding(one, known({ cited: other }), { today }).held).toBe('otherwise');
  expect(itemStanding(one, { report: report() }, { today }).held).toBe('not');
  expect(itemStanding(one, undefined, { today })).toEqual({ itemId: 'a', held: 'not', withdrawn: false });
});

test('a newer version: the words stand in a passage, across passages, or no more', () => {
  const standing = (passages: string[]) => {
    const places = passages.map((words, index) => place(`sample-1.2.${index}`, words));
    const newest = { text: passages.join('\n'), passages: places };
    return itemStanding(one, known({ report: report({ version: 2 }), newest }), { today }).newest;
  };
  expect(standing(['Before.', text])).toEqual({ version: 2, stands: true, passageId: 'sample-1.2.1' });
  expect(standing([`Before. ${text} After.`])).toEqual({ version: 2, stands: true, passageId: 'sample-1.2.0' });
  expect(standing(['The court\nfined him', '5,000 roubles.'])).toEqual({ version: 2, stands: true });
  expect(standing(['The court fined him 15,000 roubles.'])).toEqual({ version: 2, stands: false });
  expect(standing([`${text.slice(0, -1)}, 7 days.`])).toEqual({ version: 2, stands: false });
});

test('words that are a part of a longer number or word do not stand there', () => {
  const short = item('a', { text: '5,000 roubles' });
  const words = 'The court fined him 15,000 roubles.';
  const newest = { text: words, passages: [place('sample-1.2.0', words)] };
  const standing = itemStanding(short, known({ report: report({ version: 2 }), newest }), { today });
  expect(standing.newest).toEqual({ version: 2, stands: false });
});

test('withdrawn, gone and missing are told apart', () => {
  const told = (given: Partial<Report>) => itemStanding(one, known({ report: report(given) }), { today });
  expect(told({ status: 'withdrawn' })).toMatchObject({ withdrawn: true });
  expect(told({ missingSince: at })).toMatchObject({ missingSince: at });
  const gone = told({ status: 'gone', missingSince: at, goneSince: at });
  expect(gone).toMatchObject({ goneSince: at });
  expect(Object.keys(gone)).not.toContain('missingSince');
});

test.each([
  ['2025-11-28', undefined],
  ['2025-11-27', 'old'],
  ['2025-11', undefined],
  ['2025-10', 'old'],
  ['2025', undefined],
  ['2024', 'old'],
  [undefined, 'undated'],
])('of what was published on %s nothing younger than twelve months is called old', (publishedOn, age) => {
  const dated = report(publishedOn === undefined ? {} : { publishedOn });
  expect(itemStanding(one, known({ report: dated }), { today, staleMonths: 12 }).age).toBe(age);
  expect(itemStanding(one, known({ report: dated }), { today }).age).toBeUndefined();
});

test('a month is counted to its last day where it has no such day', () => {
  const age = (publishedOn: string) =>
    itemStanding(one, known({ report: report({ publishedOn }) }), { today: '2026-03-31', staleMonths: 1 }).age;
  expect([age('2026-02-27'), age('2026-02-28')]).toEqual(['old', undefined]);
});
