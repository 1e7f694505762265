import { expect, test } from 'vitest';
import { createHosts } from '../../src/crawl/hosts.ts';

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
  const visit = (name: string) => () => {
    seen.push(`${name} from ${at()}`);
    pass(30);
    return Promise.resolve(name);
  };
  const all = [
    hosts.turn('a', 100, visit('first')),
    hosts.turn('a', 100, visit('second')),
    hosts.turn('a', 0, visit('third')),
  ];
  expect(await Promise.all(all)).toEqual(['first', 'second', 'third']);
  expect(seen).toEqual(['first from 0', 'second from 130', 'third from 160']);
  expect(waits).toEqual([100]);
});

test('hosts do not wait for one another', async () => {
  const { hosts, waits } = clockwork();
  const stuck = new Promise<void>(() => {});
  void hosts.turn('a', 1000, () => stuck);
  expect(await hosts.turn('b', 1000, async () => 'here')).toBe('here');
  expect(waits).toEqual([]);
});

test('a host that asked for a rest gets it, the longest of those asked for', async () => {
  const { hosts, waits } = clockwork();
  hosts.rest('a', 500);
  hosts.rest('a', 200);
  await hosts.turn('a', 10, async () => {});
  expect(waits).toEqual([500]);
});

test('a visit that fails, or was cancelled while it waited, leaves the turn to the next', async () => {
  const { hosts } = clockwork();
  const stop = new AbortController();
  stop.abort(new Error('enough'));
  await expect(hosts.turn('a', 0, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  await expect(hosts.turn('a', 0, async () => 'never', stop.signal)).rejects.toThrow('enough');
  expect(await hosts.turn('a', 0, async () => 'here')).toBe('here');
});
