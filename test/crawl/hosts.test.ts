import { expect, test } from 'vitest';
import { createHosts, type Hosts } from '../../src/crawl/hosts.ts';

/** A visit to a host: a turn there, with something done in it. */
async function visit<T>(hosts: Hosts, host: string, delayMs: number, work: () => Promise<T>, signal?: AbortSignal) {
  const turn = await hosts.turn(host, delayMs, signal);
  try {
    return await work();
  } finally {
    turn.end();
    turn.end();
  }
}

/** Time that passes only when somebody waits. */
function clockwork() {
  let now = 0;
  const waits: number[] = [];
  const pause = async (ms: number) => {
    waits.push(ms);
    now += ms;
  };
  const pass = (ms: number) => {
    now += ms;
  };
  return { hosts: createHosts(pause, () => now), waits, pass, at: () => now };
}

test('a host has one visitor at a time, and the delay runs from the end of one visit to the begin of the next', async () => {
  const { hosts, waits, pass, at } = clockwork();
  const seen: string[] = [];
  const note = (name: string) => () => {
    seen.push(`${name} from ${at()}`);
    pass(30);
    return Promise.resolve(name);
  };
  const all = [
    visit(hosts, 'a', 100, note('first')),
    visit(hosts, 'a', 100, note('second')),
    visit(hosts, 'a', 0, note('third')),
  ];
  expect(await Promise.all(all)).toEqual(['first', 'second', 'third']);
  expect(seen).toEqual(['first from 0', 'second from 130', 'third from 160']);
  expect(waits).toEqual([100]);
});

test('hosts do not wait for one another', async () => {
  const { hosts, waits } = clockwork();
  const stuck = new Promise<void>(() => {});
  void visit(hosts, 'a', 1000, () => stuck);
  expect(await visit(hosts, 'b', 1000, async () => 'here')).toBe('here');
  expect(waits).toEqual([]);
});

test('a host that asked for a rest gets it, the longest of those asked for', async () => {
  const { hosts, waits } = clockwork();
  hosts.rest('a', 500);
  hosts.rest('a', 200);
  await visit(hosts, 'a', 10, async () => {});
  expect(waits).toEqual([500]);
});

test('a visit that fails, or was cancelled while it waited, leaves the turn to the next', async () => {
  const { hosts } = clockwork();
  const stop = new AbortController();
  stop.abort(new Error('enough'));
  await expect(visit(hosts, 'a', 0, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  await expect(visit(hosts, 'a', 0, async () => 'never', stop.signal)).rejects.toThrow('enough');
  expect(await visit(hosts, 'a', 0, async () => 'here')).toBe('here');
});
