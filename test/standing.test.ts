import { expect, test } from 'vitest';
import type { Run } from '../src/model/run.ts';
import { alarmsOf, type Grounds, type Standing, standingOf } from '../src/standing.ts';
import { standingWords } from '../src/standing-words.ts';
import { standingWordsRu } from '../src/web/words/standing-ru.ts';
import { sampleSource } from './sample-source.ts';

const none: Grounds = { missing: [], named: { on: [], off: [] }, check: undefined };
const id = sampleSource.id;
const check = { sourceId: id, at: '2026-11-22T05:00:00.000Z', works: true, message: '3 links' };

test.for<[Standing['why'], boolean, 'shape' | 'unverified', Partial<Grounds>]>([
  ['evidenced', true, 'shape', {}],
  ['unverified', false, 'unverified', {}],
  ['seen-working', true, 'unverified', { check }],
  ['seen-failing', false, 'unverified', { check: { ...check, works: false } }],
  ['named', true, 'unverified', { named: { on: [id], off: [] } }],
  ['switched-off', false, 'shape', { check, named: { on: [], off: [id] } }],
  ['setting-missing', false, 'shape', { missing: ['COI_NAME'] }],
])('a source that is %s is on: %s', ([why, on, verified, more]) => {
  const standing = standingOf({ id, verified }, { ...none, ...more });
  expect(standing).toMatchObject({ on, why });
  expect(standingWords.standing(standing)).toMatch(/[.]$|3 links/);
  expect(standingWordsRu.standing(standing)).toMatch(/\p{Script=Cyrillic}.*([.]$|3 links)/u);
});

const now = Date.parse('2026-11-22T05:00:00.000Z');
const expects = {
  expect: { links: [5, 50], dated: 0.9, text: { characters: 800, share: 0.8 }, silentDays: 30 },
} as const;
const last: Run = {
  ...{ id: 1, sourceId: id, startedAt: '2026-11-22T04:00:00.000Z', finishedAt: '2026-11-22T04:10:00.000Z' },
  ...{ found: 12, new: 0, changed: 0, unchanged: 12, gone: 0, passedOver: 0, problems: 0 },
  yield: { measured: 40, dated: 40, long: 40 },
};
const newsAt = '2026-11-20T04:00:00.000Z';

test.for<[string, Parameters<typeof alarmsOf>[1], string[]]>([
  ['as expected', { last, newsAt }, []],
  ['not run yet', {}, []],
  ['that brought nothing for too long', { last, newsAt: '2026-10-01T00:00:00.000Z' }, ['silent']],
  ['that never brought anything', { last, firstAt: '2026-10-01T00:00:00.000Z' }, ['silent']],
  [
    'whose lists showed too little',
    { newsAt, last: { ...last, found: 2, problemCodes: { 'source.yield': 1 } } },
    ['yield'],
  ],
  ['whose lists could not be read', { newsAt, last: { ...last, found: 0, problems: 1 } }, ['unread']],
  [
    'whose reports lost dates and text',
    { newsAt, last: { ...last, yield: { measured: 40, dated: 9, long: 9 } } },
    ['dates', 'text'],
  ],
  ['with too few reports to tell', { newsAt, last: { ...last, yield: { measured: 3, dated: 0, long: 0 } } }, []],
])('a source %s has the alarms that it should', ([, facts, codes]) => {
  const alarms = alarmsOf(expects, facts, now);
  expect(alarms.map(({ code }) => code)).toEqual(codes);
  for (const alarm of alarms) expect(standingWordsRu.alarm(alarm)).toMatch(/^\p{Script=Cyrillic}[^a-z]*[.]$/u);
});
