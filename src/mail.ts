import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport, type SendMailOptions } from 'nodemailer';
import type { Config } from './config.ts';
import { Failure } from './errors.ts';

/** One mail to one reader. Everything in it may hold names and titles that others typed: what cannot stand in a header is refused. */
export type Message = {
  /** One address, without a name: `lawyer@firm.example`. */
  to: string;
  subject: string;
  text: string;
  html?: string;
  /** Further headers, for example `List-Unsubscribe` (RFC 8058). */
  headers?: Readonly<Record<string, string>>;
  /** `<unique@host>` (RFC 5322, 3.6.4); given again when a mail is sent again, so that a mailbox can tell. Made when absent. */
  messageId?: string;
};

/** Sends mail. */
export type Mailer = {
  /** Resolves when the mail server has taken the mail. @throws Failure mail.invalid for what cannot be a mail, mail.unsent when the server did not take it */
  send(message: Message): Promise<void>;
  /** Absolute path of the folder that mails are written to where no mail server is configured: nobody receives them. */
  folder?: string;
};

/** A mailer from whose work it cannot be told whether a mail goes out. */
export type DiscreetMailer = Mailer & {
  /** Does what sending costs this process and sends nothing: the mail is set, the server is greeted and left. @throws as `send` */
  feign(message: Message): Promise<void>;
};

/** `from`: the address that mails bear; `folder`: where they are written as `.eml` files when there is no mail server. */
type Options = { smtpUrl: string | undefined; from: string; folder: string };

/** Longer than any mail server should take to answer; nodemailer's own patience is minutes. */
const patienceMs = 20_000;

/** Mail by the configured server, or into a folder. Files and addresses that a message names are never read. */
export function createMailer({ smtpUrl, from, folder }: Options): DiscreetMailer {
  const safe = { disableFileAccess: true, disableUrlAccess: true };
  const desk = createTransport({ streamTransport: true, buffer: true, newline: 'windows', ...safe });
  const set = async (message: Message) => (await desk.sendMail(optionsOf(message, from))).message as Buffer;
  if (smtpUrl === undefined) {
    return {
      folder,
      send: async (message) => rename(...(await write(folder, await set(message)))),
      feign: async (message) => rm((await write(folder, await set(message)))[0]),
    };
  }
  const patience = { connectionTimeout: patienceMs, greetingTimeout: patienceMs, socketTimeout: patienceMs };
  const transport = createTransport({ url: smtpUrl, ...patience, ...safe });
  return {
    async send(message) {
      const options = optionsOf(message, from);
      await transport.sendMail(options).catch((cause: unknown) => {
        throw unsent(cause);
      });
    },
    async feign(message) {
      // The second time for what handing it over takes: `npm run bench -- enumeration` tells how little is left between the two.
      await set(message);
      await set(message);
      await transport.verify().catch((cause: unknown) => {
        throw unsent(cause);
      });
    },
  };
}

/** Mail as it is configured: by a server, or into the folder `mail` of the data directory. */
export function mailerOf({
  dataDir,
  smtpUrl,
  mailFrom: from,
}: Pick<Config, 'dataDir' | 'smtpUrl' | 'mailFrom'>): DiscreetMailer {
  return createMailer({ smtpUrl, from, folder: join(dataDir, 'mail') });
}

/** The host of an address of ours as the headers of mails take it (`List-Id`, `Message-ID`): without the signs of an IPv6 address. */
export function mailHost(url: string): string {
  return new URL(url).hostname.replaceAll(/[[\]:]/g, '-');
}

/** Written under another name first, so that whoever watches the folder reads whole mails only. Resolves to that name and the one it shall have. */
async function write(folder: string, source: Buffer): Promise<[string, string]> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const name = `${new Date().toISOString().replace(/[:.]/g, '-')}-${randomBytes(4).toString('hex')}`;
  const draft = join(folder, `.${name}`);
  await writeFile(draft, source, { mode: 0o600 });
  return [draft, join(folder, `${name}.eml`)];
}

/** @throws Failure mail.invalid */
function optionsOf({ to, subject, text, html, headers = {}, messageId }: Message, from: string): SendMailOptions {
  requireAddress(to);
  requireLine(subject, 'The subject');
  for (const [name, value] of Object.entries(headers)) requireHeader(name, value);
  if (messageId !== undefined && !/^<[^\s<>@]+@[^\s<>@]+>$/.test(messageId))
    throw invalid('The message id must be <unique@host>.');
  return {
    from,
    // As an object, since a text would be read as a list of addresses.
    to: { name: '', address: to },
    subject,
    text,
    headers: { ...headers },
    // So that whoever opens the file of a mail in any language finds the links in it.
    textEncoding: 'quoted-printable',
    ...(html !== undefined && { html }),
    ...(messageId !== undefined && { messageId }),
  };
}

function requireAddress(to: string): void {
  if (/^[^\s\p{C}<>()[\],;:\\"@]+@[^\s\p{C}<>()[\],;:\\"@]+$/u.test(to) && to.length <= 254) return;
  throw invalid('A mail goes to one address, as in lawyer@firm.example.');
}

/** One line without control characters: a line break would begin another header. @throws Failure mail.invalid */
function requireLine(text: string, what: string): void {
  if (/[\p{Cc}\u2028\u2029]/u.test(text)) throw invalid(`${what} must be one line without control characters.`);
}

function requireHeader(name: string, value: string): void {
  if (!/^[A-Za-z][A-Za-z0-9-]*$/.test(name)) throw invalid('The name of a header is letters, digits and hyphens.');
  if (/^(from|to|cc|bcc|sender|subject|date|message-id|content-.*|mime-version)$/i.test(name))
    throw invalid(`The header ${name} is not the message's to set.`);
  requireLine(value, `The header ${name}`);
}

function invalid(message: string): Failure {
  return new Failure('mail.invalid', message);
}

/** What the server said may repeat the address: the message does not, for it is logged. */
function unsent(cause: unknown): Failure {
  const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
  return new Failure('mail.unsent', `The mail server did not take the mail${code}. Check SMTP_URL; try again later.`, {
    cause,
    retryable: true,
  });
}
