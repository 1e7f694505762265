import { expect, test } from 'vitest';
import type { Subject } from '../contract.ts';
import { capture, changed, keep, logEnd, reading, tag, vanish } from '../sample.ts';

const url = 'https://sample.org/a';
const none = { tagsBefore: 0, tagsAfter: 0, tagsChanged: 0 };

export function rereadingContract({ store }: Subject): void {
  test('replaces text, passages and metadata of the version that rests on the capture', async () => {
    const snapshot = await capture(store(), url);
    const { report } = await store().keepReading(snapshot, reading(['Menu.', 'Text.', 'Foot.']));
    const end = await logEnd(store());
    const better = reading(['Text.'], { readerVersion: '2', taxonomyVersion: '2', draft: { title: 'Better' } });
    expect(await store().replaceReading(snapshot, better)).toEqual(none);
    expect(await store().versionText(report.id, 1)).toBe('Text.');
    expect((await store().passages(report.id)).map(({ id, text }) => [id, text])).toEqual([
      [`${report.id}.1.0`, 'Text.'],
    ]);
    expect(await store().versions(report.id)).toMatchObject([{ number: 1, readerVersion: '2' }]);
    expect(await store().report(report.id)).toEqual({ ...report, title: 'Better' });
    expect(await changed(store(), end)).toEqual([report.id]);
    expect((await store().counts()).passages).toBe(1);
  });

  test('does not take the better reading of an unchanged page for a change at the next visit', async () => {
    const snapshot = await capture(store(), url);
    await store().keepReading(snapshot, reading(['Menu.', 'Text.']));
    await store().replaceReading(snapshot, reading(['Text.']));
    expect((await keep(store(), url, 5, reading(['Text.']))).outcome).toBe('unchanged');
  });

  test('logs nothing when the same reader and tagger read the same again', async () => {
    const snapshot = await capture(store(), url);
    const given = reading(['Foreign agent.'], { tags: [[tag('Foreign agent')]] });
    await store().keepReading(snapshot, given);
    const end = await logEnd(store());
    expect(await store().replaceReading(snapshot, given)).toEqual({ tagsBefore: 1, tagsAfter: 1, tagsChanged: 0 });
    expect(await changed(store(), end)).toEqual([]);
  });

  test('leaves the report as its newest version has it when an older version is read again', async () => {
    const first = await capture(store(), url, 0, { text: 'old' });
    await store().keepReading(first, reading(['Old.']));
    const { report } = await keep(store(), url, 5, reading(['New.'], { draft: { title: 'New title' } }));
    const end = await logEnd(store());
    await store().replaceReading(first, reading(['Old, better.'], { draft: { title: 'Old title' } }));
    expect(await store().report(report.id)).toEqual(report);
    expect((await store().passages(report.id, 1))[0]?.text).toBe('Old, better.');
    expect((await store().passages(report.id))[0]?.text).toBe('New.');
    expect(await changed(store(), end)).toEqual([]);
  });

  test('changes nothing for a capture that no version rests on', async () => {
    await keep(store(), url, 0, reading(['Text.']));
    const same = await capture(store(), url, 5, { text: 'other bytes' });
    await store().keepReading(same, reading(['Text.']));
    const end = await logEnd(store());
    expect(await store().replaceReading(same, reading(['Other.'], { tags: [[tag('Other')]] }))).toEqual(none);
    expect(await changed(store(), end)).toEqual([]);
  });

  test('leaves a gone report gone', async () => {
    const snapshot = await capture(store(), url);
    const { report } = await store().keepReading(snapshot, reading(['Text.']));
    await vanish(store(), 'sample', url, '2026-05-02T00:00:00.000Z');
    await store().replaceReading(snapshot, reading(['Better.']));
    await store().keepReading(snapshot, reading(['Better.']));
    expect((await store().report(report.id))?.status).toBe('gone');
  });

  test('counts how many tags came, went and changed', async () => {
    const snapshot = await capture(store(), url);
    const text = ['Agent fined. Police came.'];
    await store().keepReading(snapshot, reading(text, { tags: [[tag('Agent'), tag('Agent', { category: 'fines' })]] }));
    const after = [
      [tag('Agent', { rule: 'other' }), tag('Agent', { category: 'fines' }), tag('Agent', { category: 'new' })],
    ];
    expect(await store().replaceReading(snapshot, reading(text, { tags: after }))).toEqual({
      tagsBefore: 2,
      tagsAfter: 3,
      tagsChanged: 2,
    });
  });

  test('keeps the decisions of curators on tags whose category and quote still exist', async () => {
    const snapshot = await capture(store(), url);
    const [kept, lost, moved] = [tag('Agent A'), tag('Agent B'), tag('Agent C')];
    const before = reading(['Agent A here.', 'Agent B here.', 'Agent C here.', 'Agent A again.'], {
      tags: [
        [{ ...kept, state: 'rejected' }],
        [{ ...lost, state: 'confirmed' }],
        [{ ...moved, state: 'confirmed' }],
        [kept],
      ],
    });
    const { report } = await store().keepReading(snapshot, before);
    const after = reading(['Agent A again.', 'Agent A here.', 'Agent B here.', 'Agent C here, in a longer passage.'], {
      tags: [[kept], [kept], [], [moved]],
    });
    await store().replaceReading(snapshot, after);
    const states = (await store().passages(report.id)).map(({ text, tags }) => [text, tags.map(({ state }) => state)]);
    expect(states).toEqual([
      ['Agent A again.', ['machine']],
      ['Agent A here.', ['rejected']],
      ['Agent B here.', []],
      ['Agent C here, in a longer passage.', ['confirmed']],
    ]);
  });
}
