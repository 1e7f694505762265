import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { keep, reading } from '../store/sample.ts';
import { openPostOffice, type PostOffice, type Taken } from './post-office.ts';
import { subscription } from './press.ts';

const first = '2026-11-23T08:00:00.000Z';
/** After the pause of a digest that was under way, and after the lease of the process that died has run out. */
const then = '2026-11-23T08:03:00.000Z';
const readers = ['a', 'b', 'c', 'd', 'e', 'f'];
const names = ['one', 'two', 'three'];

let dataDir: string;
let office: PostOffice;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'digest-killed-'));
  office = await openPostOffice();
  const store = await openStore({ dataDir });
  for (const id of readers) await store.keepSubscription(subscription({ id, wanted: { search: 'q=prosecuted' } }));
  for (const name of names) {
    const text = `SAMPLE ${name}: the invented teacher was prosecuted.`;
    await keep(
      store,
      `https://sample.example/${name}`,
      0,
      reading([text], { draft: { title: `SAMPLE report ${name}` } }),
    );
  }
  await store.close();
});
afterEach(async () => {
  await office.close();
  await rm(dataDir, { recursive: true });
});

const program = fileURLToPath(new URL('./killed-child.ts', import.meta.url));

/** Runs a round; `onStart` gets what kills the process. */
async function round(at: string, point = '', nth = 1, onStart: (kill: () => void) => void = () => {}) {
  const child = spawn(process.execPath, [program, dataDir, office.url, at, point, `${nth}`], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  onStart(() => child.kill('SIGKILL'));
  const [, signal] = await once(child, 'close');
  return signal;
}

/** Lets the lease of a process that was killed run out. */
async function freeLease(): Promise<void> {
  const store = await openStore({ dataDir });
  const lease = await store.lease('digests', 'SAMPLE test', 1, () => true);
  await lease?.release();
  await store.close();
}

/** What each Message-ID brought to whom; a mail that came twice under one id is one to its reader. */
function received(taken: readonly Taken[]): string[] {
  const byId = new Map(taken.map((mail) => [mail.messageId, mail]));
  return [...byId.values()].flatMap(({ to, source }) =>
    names.filter((name) => source.includes(`* SAMPLE report ${name}`)).map((name) => `${to} ${name}`),
  );
}

const all = readers.flatMap((id) => names.map((name) => `${id}@sample.example ${name}`)).toSorted();

async function finish(): Promise<void> {
  await freeLease();
  expect(await round(then)).toBeNull();
  expect(received(office.taken).toSorted()).toEqual(all);
}

const points = ['before keepSelection', 'after keepSelection', 'after beginSending', 'before send'];

for (const point of points) {
  test(`killed ${point}: each item is sent once`, async () => {
    expect(await round(first, point, 2)).toBe('SIGKILL');
    await finish();
    expect(new Set(office.taken.map(({ messageId }) => messageId)).size).toBe(readers.length);
  });
}

for (const point of ['after send', 'after endSending']) {
  test(`killed ${point}: what the server had taken and nobody had noted comes again under the same id, and nothing else`, async () => {
    expect(await round(first, point, 2)).toBe('SIGKILL');
    expect(office.taken.length).toBeGreaterThan(0);
    await finish();
    expect(office.taken.length).toBeLessThanOrEqual(readers.length + 4);
    expect(new Set(office.taken.map(({ messageId }) => messageId)).size).toBe(readers.length);
  });
}

test('killed in the midst of a mail, before the server said that it has it: each item is sent once', async () => {
  let kill = () => {};
  let met = 0;
  office.manners.data = async () => {
    met += 1;
    if (met !== 2) return;
    kill();
    throw new Error('SAMPLE: the sender is gone');
  };
  const signal = await round(first, '', 1, (given) => {
    kill = given;
  });
  expect(signal).toBe('SIGKILL');
  office.manners = {};
  await finish();
  expect(new Set(office.taken.map(({ messageId }) => messageId)).size).toBe(readers.length);
});

test('killed again and again, once at every step: nothing is lost and nothing comes under two ids', async () => {
  for (const point of [...points, 'after send', 'after endSending']) {
    await round(first, point, 1);
    await freeLease();
  }
  await finish();
});
