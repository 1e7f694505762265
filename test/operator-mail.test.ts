import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Disk, diskLimit, diskOf, isNearlyFull } from '../src/disk.ts';
import { createMailer } from '../src/mail.ts';
import { operatorMail, tellOperator } from '../src/operator-mail.ts';
import type { Source } from '../src/source.ts';
import type { Standing } from '../src/standing.ts';
import type { DeliveryTroubles } from '../src/store/hook-port.ts';
import { type MailServer, openMailServer } from './mail-server.ts';
import { source } from './web/library.ts';

const day = (number: number) => `2026-11-${String(number).padStart(2, '0')}T06:00:00.000Z`;
const silent = source({ id: 'sample-silent', publisher: 'SAMPLE Silent Gazette' });
const off = source({ id: 'sample-off', publisher: 'SAMPLE Off' });
const standing = (on: boolean): Standing => ({ on, why: on ? 'evidenced' : 'unverified' });

let server: MailServer;

beforeAll(async () => {
  server = await openMailServer();
});
beforeEach(() => {
  server.received = [];
  server.refuses = false;
});
afterAll(() => server.close());

const operator = 'operator@sample.example';
const mailer = () => createMailer({ smtpUrl: server.url, from: operator, folder: '/nowhere' });

/** A mail without its soft line breaks (RFC 2045, 6.7). */
function unfolded(mail = ''): string {
  return mail.replace(/=\r\n/g, '');
}

type Found = { sources: Source[]; troubles: DeliveryTroubles; disk: Disk };

const none: DeliveryTroubles = { refused: [], waiting: 0, stopped: 0, off: 0, failing: 0 };
const roomy: Disk = { free: 50e9, size: 100e9 };

/** One look at sources, deliveries and disk, at a time. */
function looks() {
  let noticed: string | undefined;
  const logged: string[] = [];
  const keep = (fields: object, message: string) => logged.push(JSON.stringify(fields) + message);
  const send = operatorMail({ smtpUrl: server.url, operatorMail: operator }, mailer());
  const asked: { since: string; at: string }[] = [];
  const look = (at: string, { sources = [silent, off], troubles = none, disk = roomy }: Partial<Found> = {}) =>
    tellOperator({
      sources,
      standings: async () =>
        new Map([
          [silent.id, standing(true)],
          [off.id, standing(false)],
        ]),
      store: {
        runs: async () => [],
        runDates: async () => ({ firstAt: '2020-01-01T00:00:00.000Z', newsAt: '2020-01-01T00:00:00.000Z' }),
        deliveryTroubles: async (given) => {
          asked.push({ since: given.since, at: given.at });
          return troubles;
        },
        noticedAt: async () => noticed,
        async keepNotice(_what, when) {
          noticed = when;
        },
      },
      disk: async () => disk,
      log: { debug: keep, info: keep, warn: keep, error: keep },
      now: () => at,
      ...(send && { send }),
    });
  return { look, logged, asked };
}

test('a source that has been silent for too long is logged at every look and mailed once a day', async () => {
  const { look, logged } = looks();
  await look(day(20));
  await look(day(20).replace('06:', '12:'));
  await look(day(21));
  expect(server.received.length).toBe(2);
  expect(server.received[0]).toContain('SAMPLE Silent Gazette (sample-silent)');
  expect(server.received[0]).toContain('To: operator@sample.example');
  expect(logged.filter((line) => line.includes('"alarm":"silent"')).length).toBe(3);
});

test('a source that is off is in no alarm, and without one no mail is sent', async () => {
  await looks().look(day(20), { sources: [off] });
  expect(server.received).toEqual([]);
});

test('failed mails and webhooks are told by number and answer, each once, and what fails on again and again', async () => {
  const { look, asked } = looks();
  const troubles = { refused: [{ trouble: 'EENVELOPE 550', count: 3 }], waiting: 2, stopped: 1, off: 1, failing: 4 };
  await look(day(20), { sources: [off], troubles });
  await look(day(21), { sources: [off] });
  const [mail] = server.received;
  expect(server.received.length).toBe(1);
  expect(mail).toContain('Subject: country-conditions: failed deliveries');
  for (const line of [
    'mails: 3 refused for good, answer EENVELOPE 550.',
    'mails: 2 tried in vain',
    'subscriptions: 1 ended',
    'webhooks: 1 switched off',
    'webhooks: 4 failing',
  ])
    expect(unfolded(mail)).toContain(line);
  expect(asked.map(({ since }) => since)).toEqual([day(13), day(20)]);
});

test('what failed while the mail to the operator itself could not be sent is in the next one', async () => {
  const { look, asked } = looks();
  await look(day(20));
  server.refuses = true;
  await look(day(21), { troubles: { ...none, off: 1 } });
  server.refuses = false;
  await look(day(22), { troubles: { ...none, off: 1 } });
  expect(asked.at(-1)).toEqual({ since: day(20), at: day(22) });
  expect(unfolded(server.received.at(-1))).toContain('webhooks: 1 switched off');
});

test('a disk that is nearly full is told, and the subject names every matter', async () => {
  const { look, logged } = looks();
  await look(day(20), { disk: { free: 1.2e9, size: 100e9 } });
  expect(server.received[0]).toContain('Subject: country-conditions: 1 of 2 sources in alarm, disk nearly full');
  expect(unfolded(server.received[0])).toContain('1.2 of 100.0 GB are free on the disk of the data directory.');
  expect(logged.some((line) => line.includes('the disk is nearly full'))).toBe(true);
});

test.each([
  ['two gigabytes, on a large disk', { free: 2.1e9, size: 1000e9 }, undefined, false],
  ['less than two gigabytes', { free: 1.9e9, size: 1000e9 }, undefined, true],
  ['a tenth of a small disk', { free: 0.6e9, size: 5e9 }, undefined, false],
  ['less than a tenth of a small disk', { free: 0.4e9, size: 5e9 }, undefined, true],
  ['less than is asked for in gigabytes', { free: 4.9e9, size: 1000e9 }, '5GB', true],
  ['as much as is asked for', { free: 5e9, size: 1000e9 }, '5 GB', false],
  ['less than is asked for as a share', { free: 190e9, size: 1000e9 }, '20%', true],
])('a disk with %s free is nearly full or not', (_what, disk, limit, expected) => {
  expect(isNearlyFull(disk, diskLimit(limit ?? ''))).toBe(expected);
});

test('the disk of a folder is looked at, and limits that mean nothing are none', async () => {
  const { free, size } = await diskOf('.');
  expect([free > 0, size >= free]).toEqual([true, true]);
  for (const wrong of ['', '10', '101%', '-5GB', '5 TB', '1e9GB']) expect(diskLimit(wrong)).toBeUndefined();
});

test('a mail that the server refuses is logged and tried again at the next look', async () => {
  const { look, logged } = looks();
  server.refuses = true;
  await look(day(20));
  expect(logged.some((line) => line.includes('could not be sent'))).toBe(true);
  server.refuses = false;
  await look(day(20).replace('06:', '12:'));
  expect(server.received.length).toBe(1);
});

test('without a mail server or an address nothing is sent', () => {
  expect(operatorMail({ smtpUrl: undefined, operatorMail: operator }, mailer())).toBeUndefined();
  expect(operatorMail({ smtpUrl: server.url, operatorMail: undefined }, mailer())).toBeUndefined();
});
