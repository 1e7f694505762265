/**
 * The watchman of a reading child: a thread of its own, so that it sees what happens while the main thread is caught in a loop. Ends the
 * process when it holds too much memory (typed arrays lie outside of `--max-old-space-size`) or when its parent is gone.
 */
import { workerData } from 'node:worker_threads';
import { OUT_OF_MEMORY_SIGNAL } from './protocol.ts';

const PAUSE_MS = 20;
const { limitMb, parentId } = workerData as { limitMb: number; parentId: number };
const pause = new Int32Array(new SharedArrayBuffer(4));

while (process.ppid === parentId) {
  if (process.memoryUsage.rss() > limitMb * 1024 * 1024) process.kill(process.pid, OUT_OF_MEMORY_SIGNAL);
  Atomics.wait(pause, 0, 0, PAUSE_MS);
}
process.kill(process.pid, 'SIGKILL');
