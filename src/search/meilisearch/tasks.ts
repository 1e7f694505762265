import type { EnqueuedTask, EnqueuedTaskPromise, Task } from 'meilisearch';
import { Failure } from '../../errors.ts';
import type { Log } from '../../log.ts';
import { guarded, isRefusal, type Server } from './client.ts';

/** Documents of an index that were sent, and the task that takes them in; `undefined` when the server refused to take them at all. */
type Sent<Entry> = { entries: readonly Entry[]; task: EnqueuedTask | undefined };

const entriesAtMost = 2000;
const bytesAtMost = 8_000_000;

/** Waits for a task and sees that it succeeded: a failed one is an answer like any other to the client. @throws Failure search.unavailable */
export async function done(server: Server, enqueued: EnqueuedTaskPromise | EnqueuedTask): Promise<Task> {
  const task = await finished(server, enqueued);
  if (task.status !== 'succeeded') throw failed(task);
  return task;
}

/** As `done`, but a task that fails for one of these reasons counts as done: another process was first. */
export async function doneUnless(server: Server, enqueued: EnqueuedTaskPromise, codes: readonly string[]) {
  const task = await finished(server, enqueued);
  if (task.status !== 'succeeded' && !codes.includes(task.error?.code ?? '')) throw failed(task);
}

/**
 * Sends documents in batches by size and waits until they can be found. When a batch fails because of what it holds, it is halved until the
 * documents at fault stand alone: those are named in the log and left out, all others are taken in. Resolves to the number left out.
 */
export async function takeIn<Entry extends { key: string }>(
  server: Server,
  entries: readonly Entry[],
  send: (entries: Entry[]) => EnqueuedTaskPromise,
  log: Log | undefined,
): Promise<number> {
  const sent: Sent<Entry>[] = [];
  for (const batch of batches(entries)) sent.push(await sending(batch, send));
  let leftOut = 0;
  for (const batch of sent) leftOut += await takenIn(server, batch, send, log);
  return leftOut;
}

async function sending<Entry>(
  entries: readonly Entry[],
  send: (entries: Entry[]) => EnqueuedTaskPromise,
): Promise<Sent<Entry>> {
  try {
    return { entries, task: await guarded(() => send([...entries])) };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { entries, task: undefined };
  }
}

async function takenIn<Entry extends { key: string }>(
  server: Server,
  { entries, task: enqueued }: Sent<Entry>,
  send: (entries: Entry[]) => EnqueuedTaskPromise,
  log: Log | undefined,
): Promise<number> {
  const task = enqueued && (await finished(server, enqueued));
  if (task?.status === 'succeeded') return 0;
  if (task !== undefined && task.error?.type !== 'invalid_request') throw failed(task);
  const [only] = entries;
  if (entries.length === 1 && only !== undefined) {
    const reason = task?.error?.message ?? 'the server refuses it';
    log?.warn({ document: only.key, reason }, 'a passage cannot be indexed in Meilisearch and is left out');
    return 1;
  }
  let leftOut = 0;
  const middle = Math.ceil(entries.length / 2);
  for (const half of [entries.slice(0, middle), entries.slice(middle)]) {
    leftOut += await takenIn(server, await sending(half, send), send, log);
  }
  return leftOut;
}

async function finished(server: Server, enqueued: EnqueuedTaskPromise | EnqueuedTask): Promise<Task> {
  return guarded(async () => server.client.tasks.waitForTask(await enqueued));
}

function failed(task: Task): Failure {
  const reason = task.error?.message ?? `it was ${task.status}`;
  return new Failure('search.unavailable', `Meilisearch could not do what it was asked (task ${task.uid}): ${reason}`, {
    cause: task.error,
    retryable: true,
  });
}

function* batches<Entry>(entries: readonly Entry[]): Iterable<Entry[]> {
  let batch: Entry[] = [];
  let bytes = 0;
  for (const entry of entries) {
    const size = Buffer.byteLength(JSON.stringify(entry));
    if (batch.length > 0 && (batch.length >= entriesAtMost || bytes + size > bytesAtMost)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(entry);
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}
