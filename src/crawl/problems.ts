import type { Failure } from '../errors.ts';
import type { Log } from '../log.ts';
import { isTooLong } from '../model/page.ts';
import type { Source } from '../source.ts';
import type { CrawlDesk, RunSummary } from './desk.ts';

/** What went wrong in a run: each is told to the desk and the log, and counted once. */
export class Problems {
  readonly met: RunSummary['problems'] = [];
  readonly #source: Source;
  readonly #desk: Pick<CrawlDesk, 'problem'>;
  readonly #log: Log;

  constructor(source: Source, { desk, log }: { desk: Pick<CrawlDesk, 'problem'>; log: Log }) {
    this.#source = source;
    this.#desk = desk;
    this.#log = log;
  }

  async meet(address: string, failure: Failure): Promise<void> {
    const { code, message } = failure;
    const url = isTooLong(address) ? `${address.slice(0, 200)}…` : address;
    await this.#desk.problem(this.#source, url, failure);
    // A page can be met twice in a run, as a list and as a report.
    if (!this.met.some((known) => known.url === url && known.code === code)) this.met.push({ url, code, message });
    this.#log.info({ source: this.#source.id, url, code }, message);
  }
}
