import { schedule } from 'node-cron';
import type { Instance } from '../instance.ts';
import type { Log } from '../log.ts';

/** Sends digests and calls hooks, looking every minute what is due; `stop` resolves when what is under way has gone out. */
export function keepSending({ digester, hooks, mailer }: Instance, log: Log): { stop(): Promise<void> } {
  const stopping = new AbortController();
  let running = Promise.resolve();
  let isBusy = false;
  const look = async () => {
    const done = await digester.run({ signal: stopping.signal });
    if (done !== undefined && done.sent + done.deferred + done.failed > 0)
      log.info({ ...done, ...(mailer.folder !== undefined && { folder: mailer.folder }) }, 'digests');
    const calls = await hooks.run(stopping.signal);
    if (calls !== undefined && calls.called + calls.deferred + calls.failed > 0) log.info(calls, 'hooks');
  };
  const task = schedule('* * * * *', () => {
    if (isBusy) return;
    isBusy = true;
    running = look()
      .catch((error) => log.error({ error: String(error) }, 'the digests could not be sent; they are tried again'))
      .finally(() => {
        isBusy = false;
      });
  });
  return {
    async stop() {
      await task.destroy();
      stopping.abort();
      await running;
    },
  };
}
