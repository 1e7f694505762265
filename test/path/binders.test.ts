import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readBinderFile } from '../../src/binder/file.ts';
import { readConfig } from '../../src/config.ts';
import { openInstance } from '../../src/instance.ts';
import { createLog } from '../../src/log.ts';
import { run } from './program.ts';

let folder = '';
const old = 'o'.repeat(32);
const fresh = 'f'.repeat(32);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'binders-'));
  const instance = await openInstance(readConfig(environment()), [], createLog('silent'));
  const kept = { title: 'SAMPLE old matter', sections: [{ id: 's1-0', heading: 'Nexus', items: [] }], revision: 1 };
  const [long, now] = ['2020-01-01T00:00:00.000Z', new Date().toISOString()];
  await instance.store.keepBinder({ ...kept, id: old, createdAt: long, changedAt: long });
  await instance.store.keepBinder({ ...kept, id: fresh, createdAt: now, changedAt: now });
  await instance.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const environment = () => ({ COI_DATA: join(folder, 'data') });
const asked = (...words: string[]) => run(['binders', ...words], environment());

test('an old binder of nobody is listed without its key or title, and put away as a file only when that is asked for', async () => {
  const listed = await asked('--unchanged', '24');
  expect(listed.out).toMatch(/^binder-[0-9a-f]{16} {2}2020-01-01 {2}0 passages\n$/);
  const out = join(folder, 'away');
  expect((await asked('--unchanged', '24', '--yes')).err).toContain('--out DIR');
  expect((await asked('--unchanged', 'two')).err).toContain('whole number of months');
  expect((await asked('--unchanged', '24', '--out', out, '--yes')).code).toBe(0);
  const [file = '', ...others] = readdirSync(out);
  expect([`${listed.out.split(' ')[0]}.json`, others]).toEqual([file, []]);
  const text = readFileSync(join(out, file), 'utf8');
  expect(readBinderFile(text).title).toBe('SAMPLE old matter');
  expect(text).not.toContain(old);
  expect((await asked('--unchanged', '24')).out).toBe('');
  const instance = await openInstance(readConfig(environment()), [], createLog('silent'));
  expect([await instance.store.binder(old), (await instance.store.binder(fresh))?.id]).toEqual([undefined, fresh]);
  await instance.close();
}, 120_000);
