import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { Meilisearch } from 'meilisearch';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeLeastKey } from '../../../src/search/meilisearch/key.ts';
import { openMeilisearchEngine } from '../../../src/search/meilisearch.ts';
import { hasMeilisearch, type RunningServer, startMeilisearch } from '../meilisearch-server.ts';
import { found, sample } from '../sample.ts';

describe.skipIf(!hasMeilisearch)('the key of the application (skipped without `meilisearch` on the path)', () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await startMeilisearch();
  });
  afterAll(() => server?.stop());

  test('is made with the master key, does all that the engine needs, and cannot make keys', async () => {
    const key = await makeLeastKey(server.url, server.masterKey);
    const engine = await openMeilisearchEngine({ url: server.url, key });
    await engine.put([sample('a', 'Found with few rights.')], 1);
    await engine.remove(['none'], 2);
    expect(await found(engine, 'rights')).toEqual(['a']);
    const stream = async function* () {
      yield [sample('b', 'Rebuilt with few rights.')];
    };
    await engine.rebuild(stream(), 3);
    expect(await found(engine, 'rights')).toEqual(['b']);
    expect(await engine.cursor()).toBe(3);
    await expect(makeLeastKey(server.url, key)).rejects.toThrow(/makes no key/);
  });

  test('is the same when it is made again, and made anew when its rights are others', async () => {
    const key = await makeLeastKey(server.url, server.masterKey);
    const admin = new Meilisearch({ host: server.url, apiKey: server.masterKey });
    const made = await admin.getKey(key);
    expect(await makeLeastKey(server.url, server.masterKey)).toBe(key);
    expect((await admin.getKey(key)).createdAt).toEqual(made.createdAt);
    await admin.deleteKey(key);
    await admin.createKey({ uid: made.uid, actions: ['search'], indexes: ['coi-*'], expiresAt: null });
    expect(await makeLeastKey(server.url, server.masterKey)).toBe(key);
    expect((await admin.getKey(key)).actions.toSorted()).toEqual(made.actions.toSorted());
  });

  test('is written into a file that nobody else may read, as docker-compose.yml asks', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'key-'));
    const file = join(folder, 'meilisearch');
    const compose = await readFile(resolve('docker-compose.yml'), 'utf8');
    const script = /command: node (\S+) \/keys\/meilisearch/.exec(compose)?.[1] ?? '';
    const env = { ...process.env, MEILI_URL: server.url, MEILI_MASTER_KEY: server.masterKey };
    await promisify(execFile)(process.execPath, [resolve(script), file], { env });
    expect((await readFile(file, 'utf8')).trim()).toBe(await makeLeastKey(server.url, server.masterKey));
    expect((await stat(file)).mode & 0o077).toBe(0);
    await rm(folder, { recursive: true });
  });
});
