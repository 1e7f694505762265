import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Accounts } from '../../src/accounts.ts';
import { createLateMail } from '../../src/late-mail.ts';
import { createMailer } from '../../src/mail.ts';
import { openStore } from '../../src/store/open.ts';
import { median } from './median.ts';

const officeChild = new URL('./digest-office.ts', import.meta.url);
const rounds = 800;
const warmUp = 100;
const log = { debug() {}, info() {}, warn() {}, error() {} };

/**
 * Whether the work after `POST /sign-in` tells who has an account: the processor time that this process spends on an address that may sign in and on one that
 * may not, in turns by chance, by a mail server on loopback that is a process of its own, and by files. The chance that one of the first costs more than one of
 * the second (AUC) is a half when nothing can be told. Here the work is done at once and alone; a server does it up to six seconds late, among other work.
 */
export async function benchEnumeration(): Promise<void> {
  const office = fork(officeChild);
  const [url] = (await once(office, 'message')) as [string];
  for (const smtpUrl of [url, undefined]) {
    const folder = await mkdtemp(join(tmpdir(), 'bench-sign-in-'));
    const { known, unknown } = await measure(folder, smtpUrl);
    const times = `${median(known).toFixed(2)} and ${median(unknown).toFixed(2)} ms`;
    console.log(`${smtpUrl === undefined ? 'files' : 'mail server'}: ${times}, AUC ${auc(known, unknown).toFixed(2)}`);
    await rm(folder, { recursive: true });
  }
  office.kill();
}

async function measure(folder: string, smtpUrl: string | undefined): Promise<{ known: number[]; unknown: number[] }> {
  const store = await openStore({ dataDir: folder, log });
  const createdAt = new Date().toISOString();
  await store.keepAccount({ id: 'a', mail: 'known@firm.example', name: '', role: 'reader', language: 'en', createdAt });
  const mailer = createMailer({ smtpUrl, from: 'library@sample.example', folder: join(folder, 'mail') });
  const late = createLateMail(async () => {});
  const desk = { store, mailer, late, log, now: Date.now, url: 'https://coi.sample.example' };
  const accounts = new Accounts({ ...desk, rule: { kind: 'invitation' }, operatorMail: undefined });
  const times = { known: [] as number[], unknown: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    const who = Math.random() < 0.5 ? 'known' : 'unknown';
    const before = process.cpuUsage();
    accounts.mailLink({ mail: `${who}@firm.example`, language: 'en' }, Promise.resolve());
    await accounts.sent();
    const { user, system } = process.cpuUsage(before);
    if (round >= warmUp) times[who].push((user + system) / 1000);
  }
  await store.close();
  return times;
}

function auc(ones: readonly number[], others: readonly number[]): number {
  let more = 0;
  for (const one of ones) for (const other of others) more += one > other ? 1 : Number(one === other) / 2;
  return more / (ones.length * others.length);
}
