import { join } from 'node:path';
import type { Config } from '../config.ts';
import { createMailer, type DiscreetMailer, type Mailer } from '../mail.ts';
import type { SendMail } from '../operator-mail.ts';

/** Mail to the operator; undefined where a mail server or an address of the operator is not configured. */
export function operatorMail(
  { smtpUrl, operatorMail: to }: Pick<Config, 'smtpUrl' | 'operatorMail'>,
  mailer: Mailer,
): SendMail | undefined {
  if (smtpUrl === undefined || to === undefined) return undefined;
  return ({ subject, text }) => mailer.send({ to, subject: `country-conditions: ${subject}`, text });
}

/** Mail as it is configured: by a server, or into the folder `mail` of the data directory. */
export function mailerOf({
  dataDir,
  smtpUrl,
  mailFrom: from,
}: Pick<Config, 'dataDir' | 'smtpUrl' | 'mailFrom'>): DiscreetMailer {
  return createMailer({ smtpUrl, from, folder: join(dataDir, 'mail') });
}
