import { expect, test } from 'vitest';
import type { Subject } from '../contract.ts';
import { keep, minute, reading } from '../sample.ts';

const none = {
  ...{ found: 0, new: 0, changed: 0, unchanged: 0, gone: 0, passedOver: 0, problems: 0, left: 0 },
  problemCodes: {},
  yield: { measured: 0, dated: 0, long: 0 },
};

export function runContract({ store }: Subject): void {
  test('keeps what a run yielded, newest run first', async () => {
    const first = await store().startRun('sample', minute(0));
    const second = await store().startRun('sample', minute(1));
    await store().startRun('other', minute(2));
    const counts = { found: 9, new: 3, changed: 2, unchanged: 1, gone: 1, passedOver: 4, problems: 2, left: 5 };
    const more = { problemCodes: { 'fetch.gone': 2 }, yield: { measured: 9, dated: 8, long: 7 } };
    const run = { id: first, sourceId: 'sample', startedAt: minute(0), finishedAt: minute(3), ...counts, ...more };
    await store().finishRun(run);
    expect(await store().runs('sample', 10)).toEqual([
      { id: second, sourceId: 'sample', startedAt: minute(1), ...none },
      run,
    ]);
    expect((await store().runs('sample', 1)).map(({ id }) => id)).toEqual([second]);
    expect(await store().runs('nobody', 1)).toEqual([]);
    expect(await store().runDates('sample')).toEqual({ firstAt: minute(0), newsAt: minute(0) });
    expect(await store().runDates('nobody')).toEqual({});
  });

  test('measures the newest reports of a source: how many state a date and are long enough', async () => {
    await keep(store(), 'https://sample.org/a', 0, reading(['Long enough.'], { draft: { publishedOn: '2026-05' } }));
    await keep(store(), 'https://sample.org/b', 1, reading(['Short.']));
    expect(await store().measure('sample', 10)).toEqual({ measured: 2, dated: 1, long: 1 });
    expect(await store().measure('nobody', 10)).toEqual({ measured: 0, dated: 0, long: 0 });
  });

  test('remembers the lists of a back-fill until they are read, in the order they were met, once each', async () => {
    const post = { url: 'https://sample.org/api', body: { offset: 500 } };
    await store().changeBacklog('sample', { read: 'https://sample.org/', older: ['https://sample.org/?page=2', post] });
    await store().changeBacklog('sample', { read: 'https://sample.org/?page=1', older: [post] });
    expect(await store().backlog('sample')).toEqual(['https://sample.org/?page=2', post]);
    await store().changeBacklog('sample', { read: post, older: [] });
    expect(await store().backlog('sample')).toEqual(['https://sample.org/?page=2']);
    expect(await store().backlog('other')).toEqual([]);
  });

  test('remembers how the last look at a source went, and when the operator was told of what', async () => {
    const check = { sourceId: 'sample', at: minute(0), works: false, message: 'It answered 403.' };
    await store().keepCheck(check);
    await store().keepCheck({ ...check, at: minute(1), works: true });
    expect(await store().checks()).toEqual([{ ...check, at: minute(1), works: true }]);
    await store().keepNotice('alarms', minute(1));
    await store().keepNotice('alarms', minute(2));
    expect(await store().noticedAt('alarms')).toBe(minute(2));
    expect(await store().noticedAt('nothing')).toBeUndefined();
  });
}
