import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addressOf, closeServer, listen } from '../../src/commands/serve.ts';
import { readConfig } from '../../src/config.ts';
import { type Instance, openInstance } from '../../src/instance.ts';
import { createLog } from '../../src/log.ts';
import { begin, openIdentityProvider, type RealProvider } from '../web/identity-provider.ts';
import { openBrowser } from '../web/visitor.ts';

let dataDir: string;
let provider: RealProvider;
let instance: Instance;
let server: Awaited<ReturnType<typeof listen>>;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'sign-on-'));
  provider = await openIdentityProvider();
  const { issuer, clientId, clientSecret } = provider.settings;
  const oidc = { COI_OIDC_ISSUER: issuer, COI_OIDC_CLIENT_ID: clientId, COI_OIDC_CLIENT_SECRET: clientSecret };
  const rules = { COI_URL: 'http://library.example/', COI_SIGNUP: 'firm.example', PORT: '0' };
  instance = await openInstance(readConfig({ COI_DATA: dataDir, ...rules, ...oidc }), [], createLog('silent'));
  server = await listen(instance, createLog('silent'));
});
afterAll(async () => {
  await closeServer(server);
  await instance.close();
  await provider.close();
  rmSync(dataDir, { recursive: true, force: true });
});

test('a server with the settings of a provider lets its people in by the rule for accounts, and nobody else', async () => {
  const url = addressOf(server, instance.config.host);
  const enter = async () => {
    const browser = openBrowser({ url, accounts: instance.accounts, mailFolder: join(dataDir, 'mail') });
    const entered = await browser.get(await provider.signIn(await begin(browser, '/binders')));
    return [entered.status, (await browser.get('/account')).status];
  };
  expect(await enter()).toEqual([303, 200]);
  provider.holder = { id: 'other', email: 'somebody@else.example', email_verified: true };
  expect(await enter()).toEqual([403, 303]);
  expect((await instance.store.accounts()).map(({ mail }) => mail)).toEqual(['lawyer@firm.example']);
});
