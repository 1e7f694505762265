import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createMailer, type Message } from '../src/mail.ts';
import { type MailServer, openMailServer } from './mail-server.ts';

const parent = mkdtempSync(join(tmpdir(), 'coi-mail-'));
const folder = join(parent, 'mail');
const from = 'coi@sample.example';
const message: Message = {
  to: 'lawyer@sample.example',
  subject: 'Отчёт',
  text: 'SAMPLE text. Ссылка: https://coi.sample.example/x',
  html: '<p>SAMPLE</p>',
};
let server: MailServer;

beforeAll(async () => {
  server = await openMailServer();
});
beforeEach(() => {
  server.received = [];
  server.refuses = false;
});
afterAll(async () => {
  await server.close();
  rmSync(parent, { recursive: true, force: true });
});

const bySmtp = () => createMailer({ smtpUrl: server.url, from, folder });

test('a mail arrives with its text, its HTML, its headers and its id', async () => {
  const headers = { 'List-Unsubscribe': '<https://coi.sample.example/x>' };
  await bySmtp().send({ ...message, headers, messageId: '<1@sample.example>' });
  const [mail = ''] = server.received;
  for (const part of ['From: coi@sample.example', 'To: lawyer@sample.example', 'Message-ID: <1@sample.example>'])
    expect(mail).toContain(part);
  expect(mail).toContain('List-Unsubscribe: <https://coi.sample.example/x>');
  expect(mail).toMatch(/text\/plain[\s\S]*SAMPLE text[\s\S]*text\/html[\s\S]*<p>SAMPLE<\/p>/);
  expect(mail).toContain('Subject: =?UTF-8?');
  expect(mail).toContain('Content-Transfer-Encoding: quoted-printable');
});

test('without a mail server a mail becomes a file that its owner alone can read', async () => {
  const mailer = createMailer({ smtpUrl: undefined, from, folder });
  await mailer.send(message);
  const [name = '', ...others] = readdirSync(mailer.folder ?? '');
  expect([others, name]).toEqual([[], expect.stringMatching(/^[\dTZ-]+-[0-9a-f]{8}\.eml$/)]);
  expect(readFileSync(join(folder, name), 'utf8')).toContain('SAMPLE text');
  expect([statSync(folder).mode & 0o77, statSync(join(folder, name)).mode & 0o77]).toEqual([0, 0]);
});

test('a feigned mail greets the server and sends nothing, and leaves no file', async () => {
  const greeted = server.greeted;
  await bySmtp().feign(message);
  expect([server.greeted, server.received]).toEqual([greeted + 1, []]);
  const own = join(parent, 'feigned');
  await createMailer({ smtpUrl: undefined, from, folder: own }).feign(message);
  expect(readdirSync(own)).toEqual([]);
  await expect(bySmtp().feign({ ...message, to: 'a' })).rejects.toMatchObject({ code: 'mail.invalid' });
});

test('a server that is not there is missed by a feigned mail as by a mail', async () => {
  const nobody = createMailer({ smtpUrl: 'smtp://127.0.0.1:9', from, folder });
  for (const attempt of [nobody.send(message), nobody.feign(message)])
    await expect(attempt).rejects.toMatchObject({ code: 'mail.unsent' });
});

test.each<[string, Partial<Message>]>([
  ['a line break in the address', { to: 'a@sample.example\r\nBcc: b@sample.example' }],
  ['two addresses', { to: 'a@sample.example, b@sample.example' }],
  ['a name beside the address', { to: 'A <a@sample.example>' }],
  ['no address', { to: 'a' }],
  ['a line break in the subject', { subject: 'x\nBcc: b@sample.example' }],
  ['a line break in a header', { headers: { 'List-Id': 'x\r\nBcc: b@sample.example' } }],
  ['a header that is none', { headers: { 'List-Id: x\r\nBcc': 'b@sample.example' } }],
  ['another recipient by a header', { headers: { Bcc: 'b@sample.example' } }],
  ['an id that is none', { messageId: '<a@b>\r\nBcc: b@sample.example' }],
])('%s is refused, and nothing is sent', async (_what, wrong) => {
  await expect(bySmtp().send({ ...message, ...wrong })).rejects.toMatchObject({ code: 'mail.invalid' });
  expect(server.received).toEqual([]);
});

test('a mail that the server refuses is a failure that may be tried again, and does not tell the address', async () => {
  server.refuses = true;
  const refused = bySmtp().send(message);
  await expect(refused).rejects.toMatchObject({ code: 'mail.unsent', retryable: true });
  await expect(refused).rejects.not.toThrow(/lawyer/);
});
