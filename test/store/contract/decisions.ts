import { expect, test } from 'vitest';
import type { Decision, Tag } from '../../../src/model/tag.ts';
import type { Store } from '../../../src/store/port.ts';
import type { Subject } from '../contract.ts';
import { capture, changed, keep, logEnd, minute, reading, tag } from '../sample.ts';

const url = 'https://sample.org/a';
const agent = tag('Agent A');

function decision(passageId: string, given: Partial<Decision> = {}): Decision {
  const { category, quote, start, end } = agent;
  return { passageId, category, quote, start, end, state: 'rejected', by: 'SAMPLE curator', at: minute(9), ...given };
}

function tagAt(start: number): Tag {
  return { ...agent, start, end: start + agent.quote.length };
}

async function states(store: Store, reportId: string, version?: number): Promise<[string, Tag['state'][]][]> {
  const passages = await store.passages(reportId, version);
  return passages.map(({ text, tags }) => [text, tags.map(({ state }) => state)]);
}

export function decisionContract({ store }: Subject): void {
  test('a decision changes the state of that tag alone, and the report is in the change log', async () => {
    const fines = { ...agent, category: 'fines' };
    const { report } = await keep(
      store(),
      url,
      0,
      reading(['Agent A here.', 'Agent A there.'], { tags: [[agent, fines], [agent]] }),
    );
    const end = await logEnd(store());
    await store().decide(decision(`${report.id}.1.0`));
    expect(await states(store(), report.id)).toEqual([
      ['Agent A here.', ['rejected', 'machine']],
      ['Agent A there.', ['machine']],
    ]);
    expect(await changed(store(), end)).toEqual([report.id]);
  });

  test('every decision stays in the log, newest first, by report and in pages; "machine" withdraws one', async () => {
    const { report } = await keep(store(), url, 0, reading(['Agent A here.'], { tags: [[agent]] }));
    const other = await keep(store(), `${url}/b`, 1, reading(['Agent A.'], { tags: [[agent]] }));
    const passageId = `${report.id}.1.0`;
    const first = await store().decide(decision(passageId, { note: 'Not about \u0000 Russia.' }));
    await store().decide(decision(`${other.report.id}.1.0`, { state: 'confirmed' }));
    const last = await store().decide(decision(passageId, { state: 'machine', by: 'Another' }));
    expect(await states(store(), report.id)).toEqual([['Agent A here.', ['machine']]]);
    expect(first).toEqual({
      ...decision(passageId, { note: 'Not about \ufffd Russia.' }),
      id: first.id,
      reportId: report.id,
    });
    expect(await store().decisions({ reportId: report.id, limit: 10 })).toEqual([last, first]);
    expect((await store().decisions({ limit: 10 })).map(({ state }) => state)).toEqual([
      'machine',
      'confirmed',
      'rejected',
    ]);
    expect(await store().decisions({ reportId: report.id, limit: 1, after: last.id })).toEqual([first]);
    expect(await store().decisions({ reportId: 'no-such', limit: 10 })).toEqual([]);
  });

  test('refuses a passage that does not exist and a tag that the passage does not have, and logs neither', async () => {
    const { report } = await keep(store(), url, 0, reading(['Agent A here.'], { tags: [[agent]] }));
    const end = await logEnd(store());
    for (const id of ['', 'no-such', 'no-such.1.0', `${report.id}.1.7`, `${report.id}.2.0`, `${report.id}.1.x`]) {
      await expect(store().decide(decision(id))).rejects.toMatchObject({ code: 'not-found' });
    }
    const wrong: Partial<Decision>[] = [{ category: 'fines' }, { quote: 'Agent' }, { start: 1 }, { end: 8 }];
    for (const given of wrong) {
      await expect(store().decide(decision(`${report.id}.1.0`, given))).rejects.toMatchObject({ code: 'tag.unknown' });
    }
    expect(await store().decisions({ limit: 10 })).toEqual([]);
    expect(await changed(store(), end)).toEqual([]);
  });

  test('a decision survives re-tagging, also by a taxonomy that did without the tag in between', async () => {
    const snapshot = await capture(store(), url);
    const given = reading(['Agent A here.', 'Agent A there.'], { tags: [[agent], [agent]] });
    const { report } = await store().keepReading(snapshot, given);
    await store().decide(decision(`${report.id}.1.0`));
    await store().decide(decision(`${report.id}.1.1`, { state: 'confirmed' }));
    await store().decide(decision(`${report.id}.1.1`, { state: 'machine' }));
    const decided: [string, Tag['state'][]][] = [
      ['Agent A here.', ['rejected']],
      ['Agent A there.', ['machine']],
    ];
    const newer = { ...agent, rule: 'other', taxonomyVersion: '2' };
    await store().replaceReading(
      snapshot,
      reading(['Agent A here.', 'Agent A there.'], { tags: [[newer], [newer]], taxonomyVersion: '2' }),
    );
    expect(await states(store(), report.id)).toEqual(decided);
    await store().replaceReading(snapshot, reading(['Agent A here.', 'Agent A there.']));
    await store().replaceReading(snapshot, given);
    expect(await states(store(), report.id)).toEqual(decided);
    expect(await store().decisions({ limit: 10 })).toHaveLength(3);
  });

  test('a new version bears the decisions on passages of the same text, also after a version without them', async () => {
    const { report } = await keep(
      store(),
      url,
      0,
      reading(['Agent A here.', 'Agent A there.'], { tags: [[agent], [agent]] }),
    );
    await store().decide(decision(`${report.id}.1.0`));
    await store().decide(decision(`${report.id}.1.1`, { state: 'confirmed' }));
    const second = reading(['New.', 'Agent A here.', 'Agent A there!'], { tags: [[], [agent], [agent]] });
    expect((await keep(store(), url, 5, second)).outcome).toBe('changed');
    expect(await states(store(), report.id)).toEqual([
      ['New.', []],
      ['Agent A here.', ['rejected']],
      ['Agent A there!', ['machine']],
    ]);
    await keep(store(), url, 6, reading(['All gone.']));
    await keep(store(), url, 7, reading(['Back.', 'Agent A there.'], { tags: [[], [agent]] }));
    expect(await states(store(), report.id)).toEqual([
      ['Back.', []],
      ['Agent A there.', ['confirmed']],
    ]);
  });

  test('a decision that a better reading carried to another text holds for that text in a new version', async () => {
    const snapshot = await capture(store(), url);
    const { report } = await store().keepReading(snapshot, reading(['Menu. Agent A.'], { tags: [[tagAt(6)]] }));
    await store().decide(decision(`${report.id}.1.0`, { start: 6, end: 13 }));
    await store().replaceReading(snapshot, reading(['Agent A.'], { tags: [[agent]] }));
    expect(await states(store(), report.id)).toEqual([['Agent A.', ['rejected']]]);
    await keep(store(), url, 5, reading(['New.', 'Agent A.'], { tags: [[], [agent]] }));
    expect((await states(store(), report.id))[1]).toEqual(['Agent A.', ['rejected']]);
    await store().decide(decision(`${report.id}.1.0`, { state: 'machine' }));
    await keep(store(), url, 6, reading(['Newer.', 'Agent A.'], { tags: [[], [agent]] }));
    expect((await states(store(), report.id))[1]).toEqual(['Agent A.', ['machine']]);
  });

  test('a decision on an older version holds in the newest where the text is the same, and the other way round', async () => {
    const { report } = await keep(store(), url, 0, reading(['Agent A here.'], { tags: [[agent]] }));
    await keep(store(), url, 5, reading(['New.', 'Agent A here.'], { tags: [[], [agent]] }));
    const end = await logEnd(store());
    await store().decide(decision(`${report.id}.1.0`));
    expect((await states(store(), report.id))[1]).toEqual(['Agent A here.', ['rejected']]);
    expect(await changed(store(), end)).toEqual([report.id]);
    await store().decide(decision(`${report.id}.2.1`, { state: 'confirmed' }));
    expect(await states(store(), report.id, 1)).toEqual([['Agent A here.', ['confirmed']]]);
  });

  test('decisions made at once are all in the log but for the refused one, and the last one counts', async () => {
    const { report } = await keep(store(), url, 0, reading(['Agent A here.'], { tags: [[agent]] }));
    const kinds = ['rejected', 'confirmed', 'machine', 'rejected', 'confirmed', 'machine'] as const;
    const refused = expect(store().decide(decision(`${report.id}.1.0`, { category: 'fines' }))).rejects.toMatchObject({
      code: 'tag.unknown',
    });
    await Promise.all([refused, ...kinds.map((state) => store().decide(decision(`${report.id}.1.0`, { state })))]);
    const [last, ...rest] = await store().decisions({ limit: 10 });
    expect(rest).toHaveLength(5);
    expect(await states(store(), report.id)).toEqual([['Agent A here.', [last?.state]]]);
  });
}
