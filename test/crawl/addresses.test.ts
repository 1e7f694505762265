import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { expect, test } from 'vitest';
import { type Address, checkUrl, guardedLookup, isPublic } from '../../src/crawl/addresses.ts';
import { createFetch } from '../../src/crawl/fetch.ts';
import { openPublisher } from './publisher.ts';

const agent = 'country-conditions/0.1.0';

test.each([
  '0.0.0.0',
  '0.1.2.3',
  '10.0.0.1',
  '100.64.0.1',
  '100.100.100.200',
  '127.0.0.1',
  '127.255.0.1',
  '168.63.129.16',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.192',
  '192.168.0.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::7f00:1',
  '::ffff:127.0.0.1',
  '::ffff:a00:1',
  '64:ff9b::7f00:1',
  '64:ff9b:1::1',
  '2001:0:1::1',
  '2001:db8::1',
  '2002:7f00:1::',
  'fc00::1',
  'fd00:ec2::254',
  'fe80::1',
  'ff02::1',
  'not an address',
])('%s is no address of a publisher', (address) => {
  expect(isPublic(address)).toBe(false);
});

test.each([
  '1.1.1.1',
  '9.9.9.9',
  '100.63.255.255',
  '100.128.0.0',
  '172.15.0.1',
  '172.32.0.1',
  '193.0.0.1',
  '::ffff:1.1.1.1',
  '2606:4700::1111',
  '2a00:1450::1',
])('%s may be one', (address) => {
  expect(isPublic(address)).toBe(true);
});

test.each([
  'http://127.0.0.1:1/',
  'http://127.1/',
  'http://017700000001/',
  'http://[::1]/',
  'https://[::ffff:192.168.0.1]/',
  'data:text/html,x',
  'javascript:1',
  'no address',
])('%s is refused as it stands', (url) => {
  expect(() => checkUrl(url)).toThrow(expect.objectContaining({ code: 'fetch.refused' }));
});

test('the crawler does not reach this machine: not by address, not by name, not by a name that DNS leads here', async () => {
  const publisher = await openPublisher();
  const { port } = new URL(publisher.base);
  const lookup = async (): Promise<Address[]> => [{ address: '127.0.0.1', family: 4 }];
  for (const url of [`http://127.0.0.1:${port}/`, `http://[::ffff:127.0.0.1]:${port}/`, `http://localhost:${port}/`]) {
    await expect(createFetch({ userAgent: agent })({ url })).rejects.toMatchObject({ code: 'fetch.refused' });
  }
  const url = `http://news.example:${port}/`;
  await expect(createFetch({ userAgent: agent, lookup })({ url })).rejects.toMatchObject({
    code: 'fetch.refused',
    retryable: false,
  });
  expect(publisher.log).toEqual([]);
  await publisher.close();
});

test.each([
  [[{ address: '10.1.2.3', family: 4 }]],
  [[{ address: 'fd00::1', family: 6 }]],
  [
    [
      { address: '1.1.1.1', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ],
  ],
  [[{ address: '::ffff:127.0.0.1', family: 6 }]],
] as [Address[]][])('a name with %j is refused before any connection', async (found) => {
  const fetch = createFetch({ userAgent: agent, lookup: async () => found });
  await expect(fetch({ url: 'https://news.example/' })).rejects.toMatchObject({ code: 'fetch.refused' });
});

test('a name that is not known is unreachable, and may be known later', async () => {
  const lookup = () => Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }));
  await expect(createFetch({ userAgent: agent, lookup })({ url: 'https://news.example/' })).rejects.toMatchObject({
    code: 'fetch.unreachable',
    retryable: true,
  });
  const none = createFetch({ userAgent: agent, lookup: async () => [] });
  await expect(none({ url: 'https://news.example/' })).rejects.toMatchObject({ code: 'fetch.unreachable' });
});

test('a name that answers differently the second time gains nothing: sockets get the addresses that were checked', async () => {
  const answers: Address[][] = [[{ address: '1.1.1.1', family: 4 }], [{ address: '127.0.0.1', family: 4 }]];
  let asked = 0;
  const lookup = guardedLookup(async () => answers[asked++] ?? []);
  expect(await looked(lookup, { all: true })).toEqual([{ address: '1.1.1.1', family: 4 }]);
  expect(asked).toBe(1);
  await expect(looked(lookup, { all: true })).rejects.toMatchObject({ code: 'fetch.refused' });
});

test('a socket gets the family that it asks for', async () => {
  const lookup = guardedLookup(async () => [
    { address: '2606:4700::1111', family: 6 },
    { address: '1.1.1.1', family: 4 },
  ]);
  expect(await looked(lookup, { family: 4 })).toBe('1.1.1.1');
  expect(await looked(lookup, { family: 'IPv6' })).toBe('2606:4700::1111');
  expect(await looked(lookup, {})).toBe('2606:4700::1111');
});

function looked(lookup: LookupFunction, options: Parameters<LookupFunction>[1]): Promise<string | LookupAddress[]> {
  return new Promise((resolve, reject) =>
    lookup('news.example', options, (error, address) => (error ? reject(error) : resolve(address))),
  );
}
