import { sources } from '../../../crawlers/index.ts';
import { openReader } from '../../children.ts';
import { type Config, readConfig } from '../../config.ts';
import { type Instance, openInstance } from '../../instance.ts';
import { createLog, type Log } from '../../log.ts';

/**
 * Opens the instance that the environment describes, hands it to `work`, and closes it whatever happens. Without `searchThreads` it searches in
 * this thread, which is enough for one search.
 */
export async function withInstance<T>(
  work: (instance: Instance, log: Log) => Promise<T>,
  quiet = false,
  searchThreads = 0,
): Promise<T> {
  const config = readConfig(process.env);
  const log = createLog(quiet && process.env.COI_LOG === undefined ? 'warn' : config.logLevel);
  const instance = await openInstance(config, sources, log, openReader(), searchThreads);
  try {
    return await work(instance, log);
  } finally {
    await instance.close();
  }
}

/** A program that stays says once what it will not do. */
export function warnOfUnused(config: Config, log: Log): void {
  if ((config.smtpUrl === undefined) !== (config.operatorMail === undefined))
    log.warn({}, 'Alarms are mailed only when both SMTP_URL and COI_OPERATOR_MAIL are set');
}
