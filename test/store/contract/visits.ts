import { expect, test } from 'vitest';
import type { Subject } from '../contract.ts';
import { changed, keep, logEnd, minute, reading, vanish } from '../sample.ts';

const url = 'https://sample.org/a';
const nextDay = '2026-05-02T00:00:00.000Z';
const dayAfter = '2026-05-03T00:00:00.000Z';

export function visitContract({ store }: Subject): void {
  test('notes that a page was seen unchanged, and nothing more', async () => {
    const { report } = await keep(store(), url, 0, reading(['Text.']));
    const end = await logEnd(store());
    await store().seenUnchanged('sample', url, minute(9));
    expect(await store().report(report.id)).toEqual({ ...report, lastSeenAt: minute(9) });
    expect((await store().knownLinks('sample'))[0]).toMatchObject({ etag: `"${url}"`, lastVisitedAt: minute(9) });
    expect(await changed(store(), end)).toEqual([]);
    await store().seenUnchanged('sample', 'https://sample.org/unknown', minute(9));
  });

  test('counts the visits in a row that brought a new version, until one brings none', async () => {
    const inARow = async () => (await store().knownLinks('sample'))[0]?.changesInARow;
    await keep(store(), url, 0, reading(['Text.']));
    expect(await inARow()).toBeUndefined();
    await keep(store(), url, 1, reading(['Another text.']));
    await keep(store(), url, 2, reading(['A third text.']));
    expect(await inARow()).toBe(2);
    await keep(store(), url, 3, reading(['A third text.']));
    expect(await inARow()).toBeUndefined();
    await keep(store(), url, 4, reading(['A fourth text.']));
    expect(await inARow()).toBe(1);
    await store().seenUnchanged('sample', url, minute(9));
    expect(await inARow()).toBeUndefined();
  });

  test('says that the link failed after a first 404, and that the report is gone after one on another day', async () => {
    const { report } = await keep(store(), url, 0, reading(['Text.']));
    const end = await logEnd(store());
    expect(await store().markGone('sample', url, minute(5))).toBe(false);
    expect(await store().markGone('sample', url, minute(8))).toBe(false);
    expect(await store().report(report.id)).toEqual({ ...report, missingSince: minute(5) });
    expect((await store().knownLinks('sample'))[0]).toMatchObject({
      missingSince: minute(5),
      lastVisitedAt: minute(8),
    });
    expect(await store().markGone('sample', url, nextDay)).toBe(true);
    expect(await store().markGone('sample', url, dayAfter)).toBe(false);
    const gone = { status: 'gone', missingSince: minute(5), goneSince: minute(5), newsAt: nextDay };
    expect(await store().report(report.id)).toEqual({ ...report, ...gone });
    expect(await changed(store(), end)).toEqual([report.id]);
    expect((await store().passages(report.id))[0]?.text).toBe('Text.');
    expect(await store().markGone('sample', 'https://sample.org/unknown', minute(5))).toBe(false);
  });

  test('takes a gone report that is captured again for live, or for changed', async () => {
    const { report } = await keep(store(), url, 0, reading(['Text.']));
    await vanish(store(), 'sample', url, minute(5));
    const end = await logEnd(store());
    const back = await keep(store(), url, 6, reading(['Text.']));
    const newsAt = back.report.newsAt;
    expect(newsAt > minute(6)).toBe(true);
    expect(back).toEqual({ outcome: 'unchanged', report: { ...report, lastSeenAt: minute(6), newsAt } });
    expect(await changed(store(), end)).toEqual([report.id]);
    await vanish(store(), 'sample', url, minute(7));
    expect((await keep(store(), url, 8, reading(['New.']))).report).toMatchObject({ status: 'changed', version: 2 });
    await vanish(store(), 'sample', url, minute(9));
    await store().seenUnchanged('sample', url, minute(10));
    const seen = await store().report(report.id);
    expect(seen).toMatchObject({ status: 'changed', lastSeenAt: minute(10) });
    expect(seen).not.toHaveProperty('goneSince');
  });

  test('lets a dead address of a report that lives at another one end it no more than once', async () => {
    const canonical = 'https://sample.org/canonical';
    const stated = reading(['Text.'], { draft: { canonicalUrl: canonical } });
    await keep(store(), url, 0, stated);
    const { report } = await keep(store(), canonical, 1, stated);
    expect(await vanish(store(), 'sample', url, minute(2))).toBe(true);
    expect((await keep(store(), canonical, 3, stated)).report.status).toBe('live');
    expect(await vanish(store(), 'sample', url, minute(4))).toBe(false);
    expect((await store().report(report.id))?.status).toBe('live');
    expect(await vanish(store(), 'sample', canonical, minute(5))).toBe(true);
  });

  test('takes a page on which only a date or a counter changed for the same text, and keeps the version it has', async () => {
    const { report } = await keep(store(), url, 0, reading(['He was fined.', 'Updated: 1 May 2026']));
    const again = await keep(store(), url, 1, reading(['He was fined.', 'Updated: 2 May 2026', '12 comments']));
    expect(again).toMatchObject({ outcome: 'unchanged', report: { version: 1, lastSeenAt: minute(1) } });
    expect((await store().passages(report.id)).at(-1)?.text).toBe('Updated: 1 May 2026');
    expect((await keep(store(), url, 2, reading(['He was jailed.']))).outcome).toBe('changed');
  });
}
