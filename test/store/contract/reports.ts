import { expect, test } from 'vitest';
import type { Subject } from '../contract.ts';
import { capture, keep, minute, reading } from '../sample.ts';

export function reportContract({ store }: Subject): void {
  const dated = async (name: string, at: number, publishedOn?: string) => {
    const draft = publishedOn === undefined ? {} : { publishedOn };
    return (await keep(store(), `https://sample.org/${name}`, at, reading([name], { draft }))).report.id;
  };

  test('lists reports newest first, those of one day by when they were first seen, undated ones last', async () => {
    const undated = await dated('undated', 9);
    const year = await dated('year', 8, '2024');
    const day = await dated('day', 1, '2024-06-26');
    const later = await dated('later', 2, '2024-06-26');
    const newest = await dated('newest', 0, '2025-01-01');
    const listed = await store().reports({ limit: 10 });
    expect(listed.map(({ id }) => id)).toEqual([newest, later, day, year, undated]);
    expect(listed.map(({ publishedOn }) => publishedOn)).toEqual([
      '2025-01-01',
      '2024-06-26',
      '2024-06-26',
      '2024',
      undefined,
    ]);
  });

  test('finds a report by its own address and by the one it was crawled at, and none by another', async () => {
    const draft = { canonicalUrl: 'https://sample.org/own' };
    const { report } = await keep(store(), 'https://sample.org/crawled', 0, reading(['text'], { draft }));
    for (const url of ['https://sample.org/own', 'https://sample.org/crawled'])
      expect((await store().reportsAt(url)).map(({ id }) => id)).toEqual([report.id]);
    expect(await store().reportsAt('https://sample.org/ow')).toEqual([]);
  });

  test('names the reports that have an older version', async () => {
    await keep(store(), 'https://sample.org/once', 0, reading(['one']));
    await keep(store(), 'https://sample.org/twice', 0, reading(['one']));
    const { report } = await keep(store(), 'https://sample.org/twice', 1, reading(['two']));
    expect(await store().reportsWithVersions(10)).toEqual([{ id: report.id, version: 2 }]);
  });

  test('lists page after page without a gap or a double', async () => {
    for (let i = 0; i < 23; i += 1) await dated(`r${i}`, i % 3, i % 4 === 0 ? undefined : `2024-0${(i % 5) + 1}`);
    const whole = (await store().reports({ limit: 100 })).map(({ id }) => id);
    const paged: string[] = [];
    for (;;) {
      const after = paged.at(-1);
      const next = await store().reports({ sourceId: 'sample', limit: 4, ...(after !== undefined && { after }) });
      if (next.length === 0) break;
      paged.push(...next.map(({ id }) => id));
    }
    expect(paged.length).toBe(23);
    expect(paged).toEqual(whole);
    expect(await store().reports({ limit: 4, after: 'unknown' })).toEqual([]);
  });

  test('lists the reports of one source alone', async () => {
    await dated('a', 0);
    const snapshot = await capture(store(), 'https://other.org/', 1, { sourceId: 'other' });
    const { report } = await store().keepReading(snapshot, reading(['Text.']));
    expect((await store().reports({ sourceId: 'other', limit: 10 })).map(({ id }) => id)).toEqual([report.id]);
  });

  test('finds reports and their newest captures by id, and leaves unknown ids out', async () => {
    const id = await dated('a', 0);
    const other = await dated('b', 1);
    const { report } = await keep(store(), 'https://sample.org/a', 4, reading(['changed']));
    const found = await store().reportsById([other, 'unknown', id]);
    expect([...found.keys()].toSorted()).toEqual([id, other].toSorted());
    expect(found.get(id)).toEqual(report);
    const captures = await store().capturesOf([id, 'unknown', other]);
    expect([...captures.keys()].toSorted()).toEqual([id, other].toSorted());
    expect(captures.get(id)?.capturedAt).toBe(minute(4));
    expect(captures.get(id)?.sha256).toBe((await store().versions(id))[1]?.sha256);
    expect(await store().reportsById([])).toEqual(new Map());
  });

  test('answers for what it does not have', async () => {
    expect(await store().report('unknown')).toBeUndefined();
    expect(await store().passages('unknown')).toEqual([]);
    expect(await store().passages('unknown', 3)).toEqual([]);
    expect(await store().passagesById([])).toEqual([]);
    expect(await store().versions('unknown')).toEqual([]);
    expect(await store().versionText('unknown', 1)).toBeUndefined();
    expect(await store().counts()).toEqual({ reports: 0, passages: 0, snapshots: 0 });
  });

  test('finds more passages by id than one statement could name', async () => {
    const paragraphs = Array.from({ length: 350 }, (_, i) => `Paragraph ${i}.`);
    const { report } = await keep(store(), 'https://sample.org/a', 0, reading(paragraphs));
    const ids = paragraphs.map((_, i) => `${report.id}.1.${349 - i}`);
    expect((await store().passagesById(ids)).map(({ id }) => id)).toEqual(ids);
  });

  test('tells what came and what was revised within a time, the latest first, and no more than asked for', async () => {
    const first = await dated('first', 1);
    const second = await dated('second', 5);
    await keep(store(), 'https://sample.org/first', 7, reading(['first, revised']));
    const told = await store().news({ from: minute(1), until: minute(7), limit: 10 });
    expect(told.added.map(({ id }) => id)).toEqual([second, first]);
    expect([told.revised, told.gone]).toEqual([[], []]);
    const later = await store().news({ from: minute(7), until: minute(8), limit: 10 });
    expect(later.added).toEqual([]);
    expect(later.revised).toMatchObject([{ report: { id: first }, version: 2, capturedAt: minute(7) }]);
    expect((await store().news({ from: minute(0), until: minute(9), limit: 1 })).added.map(({ id }) => id)).toEqual([
      second,
    ]);
  });
}
