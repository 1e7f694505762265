import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { run } from './program.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'coi-keys-'));

afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const keys = (...words: string[]) => run(['keys', ...words], { COI_DATA: dataDir });

test('keys are made, listed without their secret, and revoked, on the command line', async () => {
  const made = await keys('create', 'SAMPLE clinic', '--scope', 'curate', '--json');
  const { key, id, scopes } = JSON.parse(made.out) as { key: string; id: string; scopes: string[] };
  expect([made.code, scopes, key.startsWith(`coi_${id}_`)]).toEqual([0, ['read', 'curate'], true]);
  const listed = await keys('list', '--json');
  expect(JSON.parse(listed.out)).toMatchObject({ id, name: 'SAMPLE clinic', revokedAt: null });
  expect(listed.out).not.toContain(key.slice(20));
  expect((await keys('revoke', id)).code).toBe(0);
  expect((await keys('list')).out).toContain('revoked 2');
  const again = await keys('revoke', id);
  expect([again.code, again.err]).toEqual([1, expect.stringContaining('[not-found]')]);
});

test('a key without a name, of an unknown scope, or another word is misuse that says what to do', async () => {
  for (const words of [
    [],
    ['create'],
    ['create', 'x', '--scope', 'admin'],
    ['create', 'two', 'words'],
    ['revoke'],
    ['x'],
  ])
    expect([words, (await keys(...words)).code]).toEqual([words, 2]);
});
