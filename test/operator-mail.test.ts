import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { operatorMail } from '../src/commands/mail.ts';
import { createMailer } from '../src/mail.ts';
import { tellOperator } from '../src/operator-mail.ts';
import type { Standing } from '../src/standing.ts';
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

/** One look at the sources, at a time. */
function looks() {
  let noticed: string | undefined;
  const logged: string[] = [];
  const keep = (fields: object, message: string) => logged.push(JSON.stringify(fields) + message);
  const send = operatorMail({ smtpUrl: server.url, operatorMail: operator }, mailer());
  const look = (at: string, sources = [silent, off]) =>
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
        noticedAt: async () => noticed,
        async keepNotice(_what, when) {
          noticed = when;
        },
      },
      log: { info: keep, warn: keep, error: keep },
      now: () => at,
      ...(send && { send }),
    });
  return { look, logged };
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
  await looks().look(day(20), [off]);
  expect(server.received).toEqual([]);
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
