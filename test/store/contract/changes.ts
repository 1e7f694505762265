import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Subject } from '../contract.ts';
import { capture, keep, reading } from '../sample.ts';

export function changeContract({ store, another }: Subject): void {
  test('gives the changes after a cursor, oldest first, a limited number at a time', async () => {
    const ids: string[] = [];
    for (const name of ['a', 'b', 'c']) {
      ids.push((await keep(store(), `https://sample.org/${name}`, 0, reading([name]))).report.id);
    }
    await keep(store(), 'https://sample.org/a', 1, reading(['changed']));
    const first = await store().changesSince(0, 2);
    expect(first.reportIds).toEqual(ids.slice(0, 2));
    const rest = await store().changesSince(first.cursor, 100);
    expect(rest.reportIds).toEqual([ids[2], ids[0]]);
    expect(await store().changesSince(rest.cursor, 100)).toEqual({ cursor: rest.cursor, reportIds: [] });
  });

  test('names a report once though it changed often', async () => {
    for (let at = 0; at < 4; at += 1) await keep(store(), 'https://sample.org/a', at, reading([`Text ${at}`]));
    expect((await store().changesSince(0, 100)).reportIds.length).toBe(1);
  });

  test('shows a reader who follows the log everything that two writers keep at once', async () => {
    const other = await another();
    const writers = [store(), other].map(async (writer, w) => {
      const kept: string[] = [];
      for (let i = 0; i < 25; i += 1) {
        const snapshot = await capture(writer, `https://${w}.sample.org/${i}`, i, { sourceId: `source-${w}-${i % 3}` });
        kept.push((await writer.keepReading(snapshot, reading([`${w} ${i}`]))).report.id);
      }
      return kept;
    });
    const followed: string[] = [];
    const done = Promise.all(writers);
    let [cursor, finished] = [0, false];
    done.then(() => {
      finished = true;
    });
    for (let last = false; !last; ) {
      last = finished;
      await setImmediate();
      const next = await store().changesSince(cursor, 3);
      if (next.reportIds.length > 0) last = false;
      followed.push(...next.reportIds);
      cursor = next.cursor;
    }
    expect(followed.toSorted()).toEqual((await done).flat().toSorted());
    await other.close();
  });
}
