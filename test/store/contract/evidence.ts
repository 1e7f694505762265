import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Failure } from '../../../src/errors.ts';
import type { Subject } from '../contract.ts';
import { all, capture, keep, minute, page, reading } from '../sample.ts';

export function evidenceContract({ store, dataDir }: Subject): void {
  const fileOf = (sha256: string) => join(dataDir(), 'snapshots', sha256.slice(0, 2), `${sha256}.gz`);

  test('gives back a capture as it was sent, byte by byte', async () => {
    const body = Uint8Array.from({ length: 70_000 }, (_, i) => (i * 7919) % 256);
    const sent = page('https://sample.org/a.pdf', { body, contentType: 'application/pdf', status: 203 });
    const link = { url: 'https://sample.org/a.pdf', title: 'Доклад', publishedOn: '2026-04' };
    const snapshot = await store().keepSnapshot(sent, { sourceId: 'sample', role: 'report', link });
    const { body: _, ...seen } = sent;
    const sha256 = createHash('sha256').update(body).digest('hex');
    expect(snapshot).toEqual({
      id: snapshot.id,
      sourceId: 'sample',
      role: 'report',
      ...seen,
      sha256,
      size: 70_000,
      link,
    });
    expect(await store().snapshot(snapshot.id)).toEqual(snapshot);
    expect(Buffer.compare(await store().snapshotBytes(sha256), body)).toBe(0);
    expect(await store().snapshot(snapshot.id + 1)).toBeUndefined();
  });

  test('keeps the same capture once, however often it is handed in', async () => {
    const [first, second, third] = await Promise.all(
      [1, 1, 1].map((at) => capture(store(), 'https://sample.org/a', at)),
    );
    expect([second, third]).toEqual([first, first]);
    expect((await store().counts()).snapshots).toBe(1);
  });

  test('does not rewrite bytes that it has, and makes a capture of each visit all the same', async () => {
    const first = await capture(store(), 'https://sample.org/a', 1, { text: 'same' });
    const written = statSync(fileOf(first.sha256));
    const second = await capture(store(), 'https://sample.org/b', 2, { text: 'same' });
    expect(second.sha256).toBe(first.sha256);
    expect(second.id).toBeGreaterThan(first.id);
    expect(statSync(fileOf(first.sha256))).toMatchObject({ ino: written.ino, mtimeMs: written.mtimeMs });
  });

  test('names the file of a damaged capture', async () => {
    const { sha256 } = await capture(store(), 'https://sample.org/a');
    const good = await readFile(fileOf(sha256));
    const other = await capture(store(), 'https://sample.org/b');
    for (const bad of [good.subarray(0, good.length - 9), await readFile(fileOf(other.sha256)), Buffer.alloc(0)]) {
      await writeFile(fileOf(sha256), bad);
      const failure = await store()
        .snapshotBytes(sha256)
        .catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(Failure);
      expect(failure).toMatchObject({ code: 'store.corrupt', message: expect.stringContaining(fileOf(sha256)) });
    }
  });

  test('tells a missing file from an address that is no hash', async () => {
    await expect(store().snapshotBytes('0'.repeat(64))).rejects.toMatchObject({ code: 'store.corrupt' });
    await expect(store().snapshotBytes('../../app.db')).rejects.toMatchObject({ code: 'not-found' });
  });

  test('streams all captures of reports in the order they were made, none of lists', async () => {
    const made: number[] = [];
    for (let at = 0; at < 230; at += 1) {
      const role = at % 10 === 0 ? 'list' : 'report';
      const { id } = await capture(store(), `https://sample.org/${at}`, at, { role, text: 'one text' });
      if (role === 'report') made.push(id);
    }
    expect((await all(store().reportSnapshots())).map(({ id }) => id)).toEqual(made);
  });

  test('streams the newest capture of each address that was kept but never read', async () => {
    await capture(store(), 'https://sample.org/list', 0, { role: 'list' });
    const read = await capture(store(), 'https://sample.org/a', 1);
    await capture(store(), 'https://sample.org/b', 2, { text: 'old' });
    const newer = await capture(store(), 'https://sample.org/b', 3, { text: 'new' });
    const other = await capture(store(), 'https://sample.org/c', 4);
    await store().keepReading(read, reading(['Read.']));
    expect(await all(store().unreadSnapshots())).toEqual([newer, other]);
    await store().keepReading(newer, reading(['Read at last.']));
    expect(await all(store().unreadSnapshots())).toEqual([other]);
  });

  test('counts a capture whose text was unchanged as read, and reading an old one does not stand for a newer one', async () => {
    await keep(store(), 'https://sample.org/a', 1, reading(['Same.']));
    const same = await capture(store(), 'https://sample.org/a', 2, { text: 'other bytes' });
    const newest = await capture(store(), 'https://sample.org/a', 3, { text: 'newest bytes' });
    await store().keepReading(same, reading(['Same.']));
    expect(await all(store().unreadSnapshots())).toEqual([newest]);
    expect((await store().versions((await store().reports({ limit: 1 }))[0]?.id ?? '')).length).toBe(1);
    expect(minute(3)).toBe(newest.fetchedAt);
  });
}
