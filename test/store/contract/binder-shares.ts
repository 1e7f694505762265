import { expect, test } from 'vitest';
import { startBinder } from '../../../src/binder/start.ts';
import type { Subject } from '../contract.ts';
import { minute } from '../sample.ts';

const binder = (id: string) => startBinder({ id, title: `SAMPLE ${id}`, headings: ['One'], at: minute(0) });

export function binderShareContract({ store }: Subject): void {
  test('a binder of nobody is claimed once; one of an account stays its own through changes', async () => {
    await store().keepBinder(binder('free'));
    await store().keepBinder(binder('own'), 'a');
    expect(await store().claimBinder('free', 'b')).toBe(true);
    expect([await store().claimBinder('free', 'c'), await store().claimBinder('own', 'c')]).toEqual([false, false]);
    await store().keepBinder({ ...binder('own'), revision: 2 }, 'c');
    expect(await store().binderHold('own')).toEqual({ accountId: 'a', shares: [] });
    expect(await store().binderHold('no-such')).toBeUndefined();
  });

  test('what is shared is listed for both, changed in place, and gone with the binder', async () => {
    await store().keepBinder(binder('own'), 'a');
    await store().shareBinder('own', { mail: 'b@sample.example', may: 'read' });
    await store().shareBinder('own', { mail: 'b@sample.example', may: 'edit' });
    const card = { id: 'own', title: 'SAMPLE own', changedAt: minute(0) };
    expect(await store().bindersOf({ id: 'b', mail: 'b@sample.example' })).toEqual({
      own: [],
      shared: [{ ...card, may: 'edit' }],
    });
    expect(await store().bindersOf({ id: 'a', mail: 'a@sample.example' })).toEqual({ own: [card], shared: [] });
    expect([await store().unshareBinder('own', 'b@sample.example'), await store().unshareBinder('own', 'x')]).toEqual([
      true,
      false,
    ]);
    await store().shareBinder('own', { mail: 'b@sample.example', may: 'read' });
    await store().deleteBinder('own');
    expect(await store().bindersOf({ id: 'b', mail: 'b@sample.example' })).toEqual({ own: [], shared: [] });
  });
}
