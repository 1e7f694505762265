import { expect, test } from 'vitest';
import type { ApiKey } from '../../../src/model/api-key.ts';
import type { Subject } from '../contract.ts';
import { minute } from '../sample.ts';

function key(id: string, given: Partial<ApiKey> = {}): ApiKey {
  const digest = 'a'.repeat(64);
  return { id, name: 'SAMPLE clinic', scopes: ['read', 'add'], digest, createdAt: minute(0), ...given };
}

export function keyContract({ store, another }: Subject): void {
  test('keys are kept, found by id, and listed in the order they were made, by another process too', async () => {
    await store().keepKey(key('b'));
    await store().keepKey(key('a', { name: 'Клиника \u0000', createdAt: minute(1), scopes: ['curate'] }));
    expect(await store().key('b')).toEqual(key('b'));
    expect(await store().key('no-such')).toBeUndefined();
    const other = await another();
    expect(await other.keys()).toEqual([
      key('b'),
      key('a', { name: 'Клиника \ufffd', createdAt: minute(1), scopes: ['curate'] }),
    ]);
    await other.close();
  });

  test('a key is revoked once, and stays in the list', async () => {
    await store().keepKey(key('a'));
    await store().keepKey(key('b'));
    expect(await store().revokeKey('a', minute(5))).toBe(true);
    expect(await store().revokeKey('a', minute(6))).toBe(false);
    expect(await store().revokeKey('no-such', minute(6))).toBe(false);
    expect(await store().keys()).toEqual([key('a', { revokedAt: minute(5) }), key('b')]);
  });

  test('no id is given twice', async () => {
    await store().keepKey(key('a'));
    await expect(store().keepKey(key('a', { name: 'Another' }))).rejects.toThrow();
    expect((await store().key('a'))?.name).toBe('SAMPLE clinic');
  });
}
