import { expect, test } from 'vitest';
import type { Subject } from '../contract.ts';
import { minute } from '../sample.ts';

const none = { found: 0, new: 0, changed: 0, unchanged: 0, gone: 0, passedOver: 0, problems: 0 };

export function runContract({ store }: Subject): void {
  test('keeps what a run yielded, newest run first', async () => {
    const first = await store().startRun('sample', minute(0));
    const second = await store().startRun('sample', minute(1));
    await store().startRun('other', minute(2));
    const counts = { found: 9, new: 3, changed: 2, unchanged: 1, gone: 1, passedOver: 4, problems: 2 };
    const run = { id: first, sourceId: 'sample', startedAt: minute(0), finishedAt: minute(3), ...counts };
    await store().finishRun(run);
    expect(await store().runs('sample', 10)).toEqual([
      { id: second, sourceId: 'sample', startedAt: minute(1), ...none },
      run,
    ]);
    expect((await store().runs('sample', 1)).map(({ id }) => id)).toEqual([second]);
    expect(await store().runs('nobody', 1)).toEqual([]);
  });
}
