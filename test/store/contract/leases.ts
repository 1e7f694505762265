import { expect, test } from 'vitest';
import type { Subject } from '../contract.ts';

export function leaseContract({ another }: Subject): void {
  test('gives a source to one holder until that lets go', async () => {
    const [one, two] = [await another(), await another()];
    const taken = await one.lease('sample', 'one', 60_000);
    expect(taken).toBeDefined();
    expect(await two.lease('sample', 'two', 60_000)).toBeUndefined();
    expect(await one.lease('sample', 'one', 60_000)).toBeUndefined();
    expect(await two.lease('other', 'two', 60_000)).toBeDefined();
    await taken?.release();
    expect(await two.lease('sample', 'two', 60_000)).toBeDefined();
    await Promise.all([one.close(), two.close()]);
  });

  test('gives it to one of many who ask at once', async () => {
    const stores = await Promise.all([another(), another(), another()]);
    const asked = stores.flatMap((store, i) => [
      store.lease('sample', `${i}a`, 60_000),
      store.lease('sample', `${i}b`, 60_000),
    ]);
    expect((await Promise.all(asked)).filter((lease) => lease !== undefined).length).toBe(1);
    await Promise.all(stores.map((store) => store.close()));
  });

  test('lets a dead holder go after its time, a living one never while it renews', async () => {
    let now = 1_000_000;
    const clock = () => now;
    const [one, two] = [await another(clock), await another(clock)];
    const taken = await one.lease('sample', 'one', 1_000);
    now += 900;
    await taken?.renew();
    now += 900;
    expect(await two.lease('sample', 'two', 1_000)).toBeUndefined();
    now += 200;
    const second = await two.lease('sample', 'two', 1_000);
    expect(second).toBeDefined();
    await expect(taken?.renew()).rejects.toMatchObject({ code: 'store.lease-lost' });
    await taken?.release();
    expect(await one.lease('sample', 'one', 1_000)).toBeUndefined();
    await Promise.all([one.close(), two.close()]);
  });

  test('gives the lease of a holder that is known to be dead to one other at once', async () => {
    const stores = await Promise.all([another(), another(), another()]);
    const taken = await stores[0]?.lease('sample', 'dead', 60_000);
    const isDead = (holder: string) => holder === 'dead';
    const asked = stores.map((store, i) => store.lease('sample', `${i}`, 60_000, isDead));
    expect((await Promise.all(asked)).filter((lease) => lease !== undefined).length).toBe(1);
    await expect(taken?.renew()).rejects.toMatchObject({ code: 'store.lease-lost' });
    await Promise.all(stores.map((store) => store.close()));
  });

  test('lets a holder renew a lease that ran out while nobody wanted it', async () => {
    let now = 1_000_000;
    const store = await another(() => now);
    const taken = await store.lease('sample', 'one', 1_000);
    now += 5_000;
    await taken?.renew();
    expect(await store.lease('sample', 'two', 1_000)).toBeUndefined();
    await store.close();
  });
}
