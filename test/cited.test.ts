import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readConfig } from '../src/config.ts';
import type { Upcoming } from '../src/digest-dry-run.ts';
import { type Instance, openInstance } from '../src/instance.ts';
import { binder, item } from './binder/sample.ts';
import { subscription } from './digest/press.ts';
import { keep, reading } from './store/sample.ts';
import { mailsOf } from './web/visitor.ts';

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const noReader = {
  call: () => Promise.reject(new Error('nothing is read here')),
  ready: async () => {},
  close: async () => {},
};
const people = ['owner', 'colleague', 'stranger'];
const [shared, own] = ['s'.repeat(32), 'o'.repeat(32)];

let dataDir: string;
let instance: Instance;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'cited-'));
  instance = await openInstance(readConfig({ COI_DATA: dataDir }), [], silent, noReader);
  await keepAll();
});
afterEach(async () => {
  await instance.close();
  await rm(dataDir, { recursive: true });
});

/** The owner's binder, shared with a colleague; the stranger's; and a subscription of each of the three to the owner's, and of the stranger to its own. */
async function keepAll(): Promise<void> {
  const { store } = instance;
  for (const id of people) {
    const terms = { name: '', role: 'reader', language: 'en', createdAt: '2026-01-01T00:00:00.000Z' } as const;
    await store.keepAccount({ id, mail: `${id}@sample.example`, ...terms });
  }
  const [theirs = '', strange = ''] = await revise(0);
  await store.keepBinder(citing(shared, theirs), 'owner');
  await store.shareBinder(shared, { mail: 'colleague@sample.example', may: 'read' });
  await store.keepBinder(citing(own, strange), 'stranger');
  const cursor = await store.newestNews();
  for (const accountId of people) await subscribe(`${accountId}-shared`, accountId, shared, cursor);
  await subscribe('stranger-own', 'stranger', own, cursor);
}

/** A new version of both reports; resolves to their ids. */
async function revise(version: number): Promise<string[]> {
  const ids: string[] = [];
  for (const name of ['shared', 'own']) {
    const given = reading([`SAMPLE ${name} ${version}.`], { draft: { title: `SAMPLE report ${name}` } });
    const { report } = await keep(instance.store, `https://sample.org/${name}`, version, given);
    ids.push(report.id);
  }
  return ids;
}

function citing(id: string, report: string) {
  const { sections, ...rest } = binder({ one: [] }, { id, revision: 1 });
  const cited = item('cited', { reportId: report, passageId: `${report}.1.0` });
  return { ...rest, sections: sections.map((section) => ({ ...section, items: [cited] })) };
}

async function subscribe(id: string, accountId: string, binderId: string, cursor: number): Promise<void> {
  const touchedAt = new Date().toISOString();
  const due = { rate: 'at-once', dueAt: '2020-01-01T00:00:00.000Z', touchedAt, cursor } as const;
  await instance.store.keepSubscription(
    subscription({ id, accountId, wanted: { binder: binderId }, title: id, ...due }),
  );
}

/** What goes out to whom: the subscription, and the reports that it names. */
async function told(): Promise<[string, string, string[]][]> {
  const mails: [string, string, string[]][] = [];
  const show = ({ subscriptionId, to, mail: { text } }: Upcoming) => {
    const reports = ['shared', 'own'].filter((name) => text.includes(`SAMPLE report ${name}`));
    mails.push([subscriptionId, to, reports]);
  };
  await instance.digester.dryRun(show);
  return mails.toSorted();
}

const all: [string, string, string[]][] = [
  ['colleague-shared', 'colleague@sample.example', ['shared']],
  ['owner-shared', 'owner@sample.example', ['shared']],
  ['stranger-own', 'stranger@sample.example', ['own']],
];

test('a subscription to a binder tells its owner and whom it is shared with, and nobody else, what became of what it cites', async () => {
  await revise(1);
  expect(await told()).toEqual(all);
  expect(await instance.digester.run()).toMatchObject({ sent: 3 });
  const mails = mailsOf({ mailFolder: join(dataDir, 'mail') });
  const toStranger = mails.filter((mail) => mail.includes('To: stranger@sample.example'));
  expect([mails.length, toStranger.length]).toEqual([3, 1]);
  expect(toStranger[0]).not.toContain('SAMPLE report shared');
  expect(toStranger[0]).not.toContain(shared);
});

test('whom a binder is shared with no more is told nothing, also of what changed while it was', async () => {
  await revise(1);
  await instance.store.unshareBinder(shared, 'colleague@sample.example');
  expect(await told()).toEqual(all.slice(1));
  await instance.store.shareBinder(shared, { mail: 'colleague@sample.example', may: 'edit' });
  expect(await told()).toEqual(all);
});

test('a mail that was not sent before a binder was shared no more waits until it is again', async () => {
  const [reportId = ''] = await revise(1);
  const { store } = instance;
  const { cursor, touchedAt } = (await store.subscription('colleague-shared')) ?? subscription({ id: '' });
  const line = { reportId, kind: 'revised' as const, version: 2 };
  const item = { ...line, base: 1, passageId: `${reportId}.1.0`, copies: [], entries: [line] };
  const at = new Date().toISOString();
  const moved = { from: cursor, cursor: await store.newestNews(), touchedAt, at, dueAt: '2036-01-01T00:00:00.000Z' };
  const outcome = { subscriptionId: 'colleague-shared', digestId: 'waits', about: 'news' as const, selections: [item] };
  await store.keepSelection({ ...outcome, ...moved });
  expect(await told()).toEqual(all);
  await store.unshareBinder(shared, 'colleague@sample.example');
  expect(await instance.digester.run()).toMatchObject({ sent: 2 });
  expect(await told()).toEqual([]);
  expect(await store.deliveryTroubles({ since: at, at, waitingSince: '2036-01-01T00:00:00.000Z' })).toMatchObject({
    waiting: 0,
  });
  await store.shareBinder(shared, { mail: 'colleague@sample.example', may: 'read' });
  expect(await told()).toEqual(all.slice(0, 1));
});

test('a binder that is gone tells nobody anything, and an account that is shut out nothing either', async () => {
  await revise(1);
  await instance.store.changeAccount('stranger', { disabledAt: '2026-11-01T00:00:00.000Z' });
  expect(await told()).toEqual(all.slice(0, 2));
  await instance.store.deleteBinder(shared);
  expect(await told()).toEqual([]);
});
