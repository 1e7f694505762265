import { expect, test } from 'vitest';
import type { Selection } from '../../../src/digest/item.ts';
import type { Hook } from '../../../src/hook/hook.ts';
import { subscription } from '../../digest/press.ts';
import type { Subject } from '../contract.ts';

const at = (hour: number) => `2026-11-23T${String(hour).padStart(2, '0')}:00:00.000Z`;

function hook(id: string, given: Partial<Hook> = {}): Hook {
  const url = 'https://sample.example/hook';
  return { id, subscriptionId: 'a', kind: 'signed', url, secret: 'whsec_U0FNUExF', createdAt: at(1), ...given };
}

function item(reportId: string): Selection {
  const entries = [{ reportId, kind: 'new' as const, version: 1 }];
  return { reportId, kind: 'new', version: 1, base: 0, copies: [], entries };
}

/** The ids of calls count up. */
function counter(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `call-${count}`;
  };
}

export function hookContract({ store, another }: Subject): void {
  const select = (digestId: string, hour: number, reports: string[], from: number, subscriptionId = 'a') =>
    store().keepSelection({
      ...{
        subscriptionId,
        touchedAt: subscription({ id: subscriptionId }).touchedAt,
        digestId,
        about: 'news',
        from,
        cursor: from + 1,
      },
      ...{ at: at(hour), dueAt: at(23), selections: reports.map(item) },
    });

  test('a hook is called once for each digest made since it was set, by another process too', async () => {
    await store().keepSubscription(subscription({ id: 'a' }));
    await select('early', 0, ['r0'], 0);
    await store().beginSending({ id: 'early', attempts: 0 }, at(23));
    await store().keepHook(hook('h'));
    await select('first', 2, ['r1', 'r2'], 1);
    const other = await another();
    const newId = counter();
    expect(await store().queueCalls(at(3), newId)).toBe(1);
    expect(await other.queueCalls(at(3), newId)).toBe(0);
    const [call] = await other.callsToMake({ hookId: 'h', at: at(3), limit: 10 });
    expect(call).toMatchObject({
      id: 'call-1',
      hookId: 'h',
      digestId: 'first',
      more: 0,
      state: 'waiting',
      attempts: 0,
    });
    expect(call?.items.map(({ reportId }) => reportId)).toEqual(['r1', 'r2']);
    expect(await store().callsToMake({ hookId: 'h', at: at(2), limit: 10 })).toEqual([]);
    await other.close();
  });

  test('what a call of the hook tells already is not told by a later digest that took it over', async () => {
    await store().keepSubscription(subscription({ id: 'a' }));
    await store().keepHook(hook('h'));
    const newId = counter();
    await select('first', 2, ['r1'], 0);
    await store().queueCalls(at(2), newId);
    await select('second', 3, ['r2'], 1);
    await store().queueCalls(at(3), newId);
    const calls = await store().callsToMake({ hookId: 'h', at: at(4), limit: 10 });
    expect(calls.flatMap(({ items }) => items.map(({ reportId }) => reportId)).toSorted()).toEqual(['r1', 'r2']);
  });

  test('of two that begin the same attempt only one may call', async () => {
    await store().keepSubscription(subscription({ id: 'a' }));
    await store().keepHook(hook('h'));
    await select('first', 2, ['r1'], 0);
    await store().queueCalls(at(2), counter());
    const seen = { attempts: 0, nextTryAt: at(5) };
    expect(await store().beginCall('call-1', seen)).toBe(true);
    expect(await store().beginCall('call-1', seen)).toBe(false);
    expect(await store().callsToMake({ hookId: 'h', at: at(4), limit: 10 })).toEqual([]);
    expect((await store().callsToMake({ hookId: 'h', at: at(5), limit: 10 })).map(({ attempts }) => attempts)).toEqual([
      1,
    ]);
  });

  test('hooks with calls to be made come by whose oldest one has waited longest, those that are off not at all', async () => {
    for (const id of ['a', 'b', 'c']) {
      await store().keepSubscription(subscription({ id }));
      await store().keepHook(hook(`h-${id}`, { subscriptionId: id }));
    }
    const newId = counter();
    const made = [
      { id: 'b', hour: 2, from: 0 },
      { id: 'a', hour: 3, from: 0 },
      { id: 'c', hour: 3, from: 0 },
      { id: 'b', hour: 4, from: 1 },
    ];
    for (const { id, hour, from } of made) {
      await select(`${id}-${hour}`, hour, [`r${hour}`], from, id);
      await store().queueCalls(at(hour), newId);
    }
    const { url } = hook('h');
    const entry = (id: string, isFailing = false) => ({ id, url, isFailing });
    expect(await store().hooksToCall(at(5))).toEqual([entry('h-b'), entry('h-a'), entry('h-c')]);
    expect(await store().hooksToCall(at(1))).toEqual([]);
    await store().endCall('call-1', { state: 'waiting', trouble: '500', at: at(5) });
    await store().endCall('call-2', { state: 'failed', trouble: '410', at: at(5), off: 'gone' });
    await store().endCall('call-3', { state: 'sent', at: at(5) });
    expect(await store().hooksToCall(at(5))).toEqual([entry('h-b', true)]);
    const calls = await store().callsToMake({ hookId: 'h-b', at: at(5), limit: 10 });
    expect(calls.map(({ id }) => id)).toEqual(['call-1', 'call-4']);
  });

  test('failures are counted from the first, a success ends them, and a hook that is off waits until it is on again', async () => {
    await store().keepSubscription(subscription({ id: 'a' }));
    await store().keepHook(hook('h'));
    await select('first', 2, ['r1'], 0);
    await store().queueCalls(at(2), counter());
    await store().endCall('call-1', { state: 'waiting', trouble: '500', at: at(3) });
    await store().endCall('call-1', { state: 'waiting', trouble: '503', at: at(4) });
    expect((await store().hook('h'))?.failingSince).toBe(at(3));
    const failing = { since: at(1), at: at(4), waitingSince: at(3) };
    expect((await store().deliveryTroubles(failing)).failing).toBe(1);
    expect((await store().deliveryTroubles({ ...failing, waitingSince: at(2) })).failing).toBe(0);
    await store().endCall('call-1', { state: 'waiting', trouble: '503', at: at(5), off: 'failing' });
    expect((await store().hook('h'))?.off).toEqual({ reason: 'failing', at: at(5) });
    const off = { since: at(4), at: at(5), waitingSince: at(4) };
    expect(await store().deliveryTroubles(off)).toMatchObject({ off: 1, failing: 0 });
    expect(await store().deliveryTroubles({ ...off, since: at(5), at: at(6) })).toMatchObject({ off: 0 });
    expect(await store().callsToMake({ hookId: 'h', at: at(6), limit: 10 })).toEqual([]);
    expect((await store().hooksToTell()).map(({ id }) => id)).toEqual(['h']);
    await store().toldOf('h', at(6));
    expect(await store().hooksToTell()).toEqual([]);
    expect(await store().resumeHook('h')).toBe(true);
    expect(await store().hook('h')).toEqual(hook('h'));
    expect((await store().callsToMake({ hookId: 'h', at: at(6), limit: 10 })).length).toBe(1);
    await store().endCall('call-1', { state: 'sent', at: at(7) });
    const [call] = await store().calls({ subscriptionId: 'a', limit: 10 });
    expect([call?.state, call?.sentAt, call?.trouble]).toEqual(['sent', at(7), undefined]);
    expect((await store().hook('h'))?.failingSince).toBeUndefined();
  });

  test('a hook is forgotten with its calls, alone or with its subscription', async () => {
    await store().keepSubscription(subscription({ id: 'a' }));
    for (const id of ['h', 'i']) await store().keepHook(hook(id));
    await select('first', 2, ['r1'], 0);
    await store().queueCalls(at(2), counter());
    expect(await store().dropHook('h')).toBe(true);
    expect(await store().dropHook('h')).toBe(false);
    expect((await store().calls({ subscriptionId: 'a', limit: 10 })).map(({ hookId }) => hookId)).toEqual(['i']);
    await store().dropSubscription('a');
    expect(await store().hooks({ subscriptionId: 'a' })).toEqual([]);
    expect(await store().callsToMake({ hookId: 'h', at: at(9), limit: 10 })).toEqual([]);
  });
}
