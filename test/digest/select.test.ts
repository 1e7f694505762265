import { expect, test } from 'vitest';
import type { NewsEntry, NewsKind } from '../../src/digest/item.ts';
import { basesOf, byReport, type KnownReports, type Match, select, selectCited } from '../../src/digest/select.ts';

/** `1 new 1`: place in the change log, kind, version. */
type Line = `${number} ${NewsKind} ${number}`;
type Known = { status: 'live' | 'changed' | 'gone' | 'withdrawn'; version: number };

function entries(reportId: string, ...lines: Line[]): NewsEntry[] {
  return lines.map((line) => {
    const [seq, kind, version] = line.split(' ');
    return { seq: Number(seq), reportId, kind: kind as NewsKind, version: Number(version) };
  });
}

function about(reports: Record<string, Known>, news: readonly NewsEntry[], copies: Record<string, string[]> = {}) {
  const known: KnownReports = new Map(Object.entries(reports));
  return { news: byReport(news), reports: known, copiesOf: (id: string) => copies[id] ?? [] };
}

const live: Known = { status: 'live', version: 1 };
const third: Known = { status: 'changed', version: 3 };
const gone: Known = { status: 'gone', version: 3 };
const withdrawn: Known = { status: 'withdrawn', version: 3 };

test.each<[string, Known, Line[], number, string | undefined]>([
  ['new', live, ['5 new 1'], 4, 'new since 0: new 1'],
  ['known already', live, ['5 new 1'], 5, undefined],
  ['revised', third, ['5 new 1', '6 revised 2', '7 revised 3'], 5, 'revised since 1: revised 2, revised 3'],
  ['revised again', third, ['5 new 1', '6 revised 2', '7 revised 3'], 6, 'revised since 2: revised 3'],
  ['new and revised', third, ['5 new 1', '6 revised 2'], 4, 'new since 0: new 1, revised 2'],
  ['gone', gone, ['5 revised 3', '6 gone 3'], 4, 'gone since 0: revised 3, gone 3'],
  ['gone and back', third, ['5 gone 3'], 4, undefined],
  ['gone, back and revised', third, ['5 gone 2', '6 revised 3'], 4, 'revised since 2: revised 3'],
  ['withdrawn', withdrawn, ['5 new 1', '6 withdrawn 3'], 4, 'withdrawn since 0: new 1, withdrawn 3'],
  ['withdrawn, then gone', gone, ['5 withdrawn 3', '6 gone 3'], 4, 'gone since 0: withdrawn 3, gone 3'],
  ['withdrawn and gone before anybody was told', gone, ['5 withdrawn 3'], 4, 'withdrawn since 0: withdrawn 3'],
  ['withdrawn by mistake', third, ['5 withdrawn 3'], 4, undefined],
])('a report that is %s is told as what says most, with all that it stands for', (_, report, lines, cursor, told) => {
  const given = about({ a: report }, entries('a', ...lines));
  const matches = [0, 1, 2].map((base): Match => ({ reportId: 'a', base, passageId: `a.${base}` }));
  const selected = select(matches, cursor, given).map(({ kind, base, entries, ...rest }) => {
    expect(rest).toEqual({ reportId: 'a', version: report.version, passageId: `a.${base}`, copies: [] });
    return `${kind} since ${base}: ${entries.map((entry) => `${entry.kind} ${entry.version}`).join(', ')}`;
  });
  expect(selected).toEqual(told === undefined ? [] : [told]);
});

test.each<[Known, Line[], number, number[]]>([
  [live, ['5 new 1'], 4, [0]],
  [third, ['5 new 1', '6 revised 2', '7 revised 3'], 4, [0, 1, 2]],
  [third, ['5 new 1', '6 revised 2', '7 revised 3'], 6, [2]],
  [third, ['5 new 1', '6 revised 2', '7 revised 3'], 7, []],
  [gone, ['5 gone 3', '6 gone 3'], 4, [0]],
  [third, ['5 gone 3'], 4, []],
])('%o with the news %o after %i may be looked at since the versions %o', (report, lines, after, bases) => {
  expect(basesOf(entries('a', ...lines), after, report)).toEqual(bases);
});

test('matches keep their order, each report once, and what is unknown or no news is left out', () => {
  const reports = { a: live, b: live, c: live };
  const news = [...entries('b', '5 new 1'), ...entries('a', '6 new 1'), ...entries('x', '7 new 1')];
  const matches: Match[] = [
    { reportId: 'x', base: 0 },
    { reportId: 'c', base: 0 },
    { reportId: 'b', base: 0, passageId: 'b.best' },
    { reportId: 'a', base: 0 },
    { reportId: 'b', base: 0, passageId: 'b.second' },
  ];
  const selected = select(matches, 4, about(reports, news));
  expect(selected.map(({ reportId, passageId }) => [reportId, passageId])).toEqual([
    ['b', 'b.best'],
    ['a', undefined],
  ]);
  expect(selected[1]).not.toHaveProperty('passageId');
});

test('a new copy of a new report is told under it and noted as told; a revised one stands by itself', () => {
  const reports = { a: live, b: live, c: third, d: live };
  const news = [
    ...entries('a', '5 new 1'),
    ...entries('b', '6 new 1'),
    ...entries('c', '7 revised 3'),
    ...entries('d', '8 new 1'),
  ];
  const matches = [
    { reportId: 'c', base: 2 },
    { reportId: 'a', base: 0 },
    { reportId: 'b', base: 0 },
    { reportId: 'd', base: 0 },
  ];
  const copies = { a: ['b', 'c'], b: ['nowhere', 'c', 'a'], c: ['a', 'b'], d: ['c'] };
  const selected = select(matches, 4, about(reports, news, copies));
  expect(selected.map((one) => [one.reportId, one.copies, one.entries.map(({ reportId }) => reportId)])).toEqual([
    ['c', [], ['c']],
    ['a', ['b'], ['a', 'b']],
    ['d', [], ['d']],
  ]);
});

test.each<[string, Known, Line[], number, string | undefined]>([
  ['that it is new', live, ['5 new 1'], 4, undefined],
  ['a revision that the binder already cites', third, ['5 revised 2'], 4, undefined],
  ['a revision since then', third, ['5 new 1', '6 revised 2', '7 revised 3'], 4, 'revised since 2: revised 3'],
  ['a revision that was told', third, ['7 revised 3'], 7, undefined],
  ['a withdrawal', withdrawn, ['5 revised 3', '6 withdrawn 3'], 4, 'withdrawn since 0: revised 3, withdrawn 3'],
  ['that its page is gone', gone, ['6 gone 2'], 4, 'gone since 0: gone 2'],
])('whoever cites a report in a binder is told or not told %s', (_, report, lines, cursor, told) => {
  const cited = [
    { reportId: 'a', version: 3, passageId: 'a.3.0' },
    { reportId: 'unknown', version: 1, passageId: 'unknown.1.0' },
    { reportId: 'a', version: 2, passageId: 'a.2.0' },
    { reportId: 'quiet', version: 1, passageId: 'quiet.1.0' },
  ];
  const selected = selectCited(cited, cursor, about({ a: report, quiet: live }, entries('a', ...lines)));
  const said = selected.map(({ kind, base, entries, ...rest }) => {
    expect(rest).toEqual({ reportId: 'a', version: report.version, passageId: 'a.2.0', copies: [] });
    return `${kind} since ${base}: ${entries.map((entry) => `${entry.kind} ${entry.version}`).join(', ')}`;
  });
  expect(said).toEqual(told === undefined ? [] : [told]);
});
