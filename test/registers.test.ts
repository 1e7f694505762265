import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Discovery, Page } from '../src/model/page.ts';
import type { RegisterEntry } from '../src/model/register.ts';
import { Registers } from '../src/registers.ts';
import type { Source } from '../src/source.ts';
import { openStore } from '../src/store/open.ts';
import type { Store } from '../src/store/port.ts';
import { sampleSource } from './sample-source.ts';

const url = 'https://register.example/values';
const first = { url, body: { offset: 0 } };
const second = { url, body: { offset: 2 } };
const source: Source = { ...sampleSource, id: 'sample-register', kind: 'register', start: [first] };

let store: Store;
let dataDir: string;
let registers: Registers;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'registers-test-'));
  store = await openStore({ dataDir });
  registers = new Registers(store);
});
afterEach(async () => {
  await store.close();
  await rm(dataDir, { recursive: true, force: true });
});

const entries = (...names: string[]): RegisterEntry[] => names.map((name) => ({ key: name, name, kind: 'person' }));
const numbered = (count: number) => entries(...Array.from({ length: count }, (_, at) => `person ${at}`));
const discovery = (listed: RegisterEntry[], next: Discovery['next'] = []): Discovery => ({
  links: [],
  entries: listed,
  next,
});

function page(request: typeof first, day: number, hour = 5): Page {
  const fetchedAt = new Date(Date.UTC(2026, 2, day, hour)).toISOString();
  return {
    url,
    finalUrl: url,
    asked: request.body,
    fetchedAt,
    status: 200,
    contentType: '',
    headers: {},
    body: new Uint8Array(),
  };
}

async function states(): Promise<Record<string, string>> {
  const kept = await store.entries({ limit: 1000 });
  return Object.fromEntries(kept.entries.map(({ key, state }) => [key, state]));
}

test('a name that the last page of a register was reached without has left it', async () => {
  await registers.keep(source, page(first, 1), 1, discovery(entries('a', 'b'), [second]));
  await registers.keep(source, page(second, 1, 6), 2, discovery(entries('c')));
  await registers.keep(source, page(first, 2), 3, discovery(entries('a'), [second]));
  expect(await states()).toEqual({ a: 'listed', b: 'listed', c: 'listed' });
  await registers.keep(source, page(second, 2, 6), 4, discovery(entries('c')));
  expect(await states()).toEqual({ a: 'listed', b: 'left', c: 'listed' });
});

test('nothing leaves a register that was not read from its first page on', async () => {
  await registers.keep(source, page(first, 1), 1, discovery(entries('a', 'b')));
  await new Registers(store).keep(source, page(second, 2), 2, discovery(entries('c')));
  expect(await states()).toEqual({ a: 'listed', b: 'listed', c: 'listed' });
});

test('that many names are missing at once is a problem first, and believed on another day', async () => {
  await registers.keep(source, page(first, 1), 1, discovery(numbered(100)));
  const shrunk = (day: number, hour?: number) =>
    registers.keep(source, page(first, day, hour), 2, discovery(numbered(50)));
  const complain = async (day: number, hour = 5) => {
    await expect(shrunk(day, hour)).rejects.toMatchObject({ code: 'register.shrunk' });
    const at = page(first, day, hour).fetchedAt;
    await store.recordProblem({ sourceId: source.id, url, code: 'register.shrunk', message: 'SAMPLE', at });
  };
  await complain(2);
  await complain(2, 9);
  expect(new Set(Object.values(await states()))).toEqual(new Set(['listed']));
  await shrunk(3, 10);
  expect(Object.values(await states()).filter((state) => state === 'left')).toHaveLength(50);
});

test('a source that is no register is left alone', async () => {
  await registers.keep(source, page(first, 1), 1, { links: [] });
  expect(await store.entryCounts()).toEqual([]);
});
