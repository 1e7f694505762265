import { schedule } from 'node-cron';
import type { Digester } from './digester.ts';
import type { Hooks } from './hooks.ts';
import type { Log } from './log.ts';
import type { Mailer } from './mail.ts';

/** What sends, and where mails are put when nobody sends them. */
type Parts = { digester: Pick<Digester, 'run'>; hooks: Pick<Hooks, 'run'>; mailer: Pick<Mailer, 'folder'> };

/** Calls `look` again and again until it is stopped. */
export type Beat = (look: () => void) => { stop(): Promise<void> };

/**
 * Sends digests and calls hooks, looking at every beat what is due: each for itself, since a hook whose server is slow must hold up nobody's mail. `stop`
 * resolves when what is under way has gone out.
 */
export function keepSending(
  { digester, hooks, mailer }: Parts,
  log: Log,
  beat: Beat = everyMinute,
): { stop(): Promise<void> } {
  const folder = mailer.folder !== undefined && { folder: mailer.folder };
  const mails = keepDoing('digests', log, beat, async (signal) => {
    const done = await digester.run({ signal });
    if (done !== undefined && done.sent + done.deferred + done.failed > 0) log.info({ ...done, ...folder }, 'digests');
  });
  const calls = keepDoing('hooks', log, beat, async (signal) => {
    const done = await hooks.run(signal);
    if (done !== undefined && done.called + done.deferred + done.failed > 0) log.info(done, 'hooks');
  });
  return { stop: async () => void (await Promise.all([mails.stop(), calls.stop()])) };
}

/** Does it at every beat, unless it is still at it since an earlier one. What fails is logged and done again. */
function keepDoing(what: string, log: Log, beat: Beat, work: (signal: AbortSignal) => Promise<void>) {
  const stopping = new AbortController();
  let running: Promise<void> | undefined;
  const beats = beat(() => {
    running ??= work(stopping.signal)
      .catch((error) => log.error({ error: String(error) }, `the ${what} could not be sent; they are tried again`))
      .finally(() => {
        running = undefined;
      });
  });
  return {
    async stop(): Promise<void> {
      await beats.stop();
      stopping.abort();
      await running;
    },
  };
}

const everyMinute: Beat = (look) => {
  const task = schedule('* * * * *', look);
  return { stop: async () => void (await task.destroy()) };
};
