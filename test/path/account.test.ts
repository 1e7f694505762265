import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { lines, run } from './program.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'coi-account-'));

afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const account = (...words: string[]) =>
  run(['account', ...words], { COI_DATA: dataDir, COI_URL: 'https://coi.firm.example/', COI_LOG: 'silent' });

test('somebody is invited, with a mail in the folder, and gets a link, all on the command line', async () => {
  const refused = await account('sign-in', 'anna@firm.example');
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('account invite')]);
  const invited = await account('invite', 'Anna@firm.example', '--role', 'curator');
  expect([invited.code, invited.out]).toEqual([0, expect.stringContaining(`the mail is in ${join(dataDir, 'mail')}`)]);
  expect(readdirSync(join(dataDir, 'mail')).length).toBe(1);
  const link = await account('sign-in', 'anna@firm.example');
  expect(link.out).toMatch(/^https:\/\/coi\.firm\.example\/sign-in\/[0-9a-f]{12}_[\w-]{32}\n$/);
  expect((await account('list')).out).toContain('anna@firm.example  curator  invited');
  expect(lines((await account('list', '--json')).out)).toEqual([]);
  const unknown = await account('role', 'anna@firm.example', 'operator');
  expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining('[not-found]')]);
});

test('what is no action, address or role, and a deletion without yes, is misuse', async () => {
  for (const words of [[], ['invite'], ['invite', 'anna'], ['invite', 'b@firm.example', '--role', 'king'], ['x']])
    expect([words, (await account(...words)).code]).toEqual([words, 2]);
});
