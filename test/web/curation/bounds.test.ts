import { expect, test } from 'vitest';
import { Sessions, sessionMs } from '../../../src/web/curation/sessions.ts';
import { WrongKeys } from '../../../src/web/curation/wrong-keys.ts';

function wrong(keys: WrongKeys, address: string, times: number, now: number): void {
  for (let i = 0; i < times; i += 1) keys.note(address, now);
}

test('wrong keys are counted by address, by network in IPv6, and forgotten after a quarter of an hour', () => {
  const keys = new WrongKeys();
  wrong(keys, '192.0.2.1', 9, 0);
  expect(keys.wait('192.0.2.1', 0)).toBe(0);
  wrong(keys, '::ffff:192.0.2.1', 1, 0);
  expect([keys.wait('192.0.2.1', 60_000), keys.wait('192.0.2.2', 60_000)]).toEqual([840_000, 0]);
  expect(keys.wait('192.0.2.1', 900_000)).toBe(0);
  wrong(keys, '192.0.2.1', 1, 900_000);
  expect(keys.wait('192.0.2.1', 900_000)).toBe(0);
  for (const end of ['5:6:7:8', '9:9:9:9']) wrong(keys, `2001:db8:3:4:${end}`, 5, 0);
  expect([keys.wait('2001:db8:3:4:0:0:0:1', 1) > 0, keys.wait('2001:db8:3:5:0:0:0:1', 1)]).toEqual([true, 0]);
  wrong(keys, '2001:db8::1', 5, 0);
  wrong(keys, '2001:db8:0:0::2', 5, 0);
  expect(keys.wait('2001:db8::3', 1) > 0).toBe(true);
});

test('the memory of wrong keys is bounded: a flood of addresses forgets the oldest', () => {
  const keys = new WrongKeys();
  wrong(keys, '192.0.2.1', 10, 0);
  for (let i = 0; i < 1000; i += 1) wrong(keys, `10.0.${i >> 8}.${i & 255}`, 10, 0);
  expect([keys.wait('192.0.2.1', 1), keys.wait('10.0.3.231', 1) > 0]).toEqual([0, true]);
});

test('sessions end after 12 hours, when signed out, and the oldest when there are too many', () => {
  const sessions = new Sessions();
  const [first, second] = [sessions.open('A', 0), sessions.open('B', 0)];
  expect(sessions.find(first, sessionMs - 1)?.name).toBe('A');
  expect(sessions.find(first, sessionMs)).toBeUndefined();
  expect(sessions.find(first, 0)).toBeUndefined();
  for (let i = 0; i < 199; i += 1) sessions.open('C', 0);
  expect(sessions.find(second, 0)?.name).toBe('B');
  const last = sessions.open('D', 0);
  expect([sessions.find(second, 0), sessions.find(last, 0)?.name]).toEqual([undefined, 'D']);
  sessions.end(last);
  expect(sessions.find(last, 0)).toBeUndefined();
});
