import { createTransport } from 'nodemailer';
import type { Config } from '../config.ts';
import type { SendMail } from '../operator-mail.ts';

/** Mail to the operator by the configured server; undefined where a server or an address is not configured. */
export function operatorMail({
  smtpUrl,
  operatorMail: to,
}: Pick<Config, 'smtpUrl' | 'operatorMail'>): SendMail | undefined {
  if (smtpUrl === undefined || to === undefined) return undefined;
  const transport = createTransport(smtpUrl, { from: to });
  return async ({ subject, text }) => {
    await transport.sendMail({ to, subject: `country-conditions: ${subject}`, text });
  };
}
