import { readdirSync, readFileSync } from 'node:fs';

/** What a process held, in MB: before it began, at most, and what the most was made of when it was last seen. */
export type Held = {
  beforeMb: number;
  peakMb: number;
  /** `heap`: objects and what V8 keeps ready for more; `outside`: buffers and other memory that V8 knows of; `rest`: program, stacks, databases. */
  madeOf: { heap: number; outside: number; rest: number };
  /** Objects in the heap, before and at least after: what is really kept. */
  objectsMb: { before: number; least: number };
};

const everyMs = 100;
/** The smallest heap of the last of so many looks is what outlived a collection. */
const lastLooks = 300;

/** Watches the memory of this process from now on. */
export function watchMemory(): { said(): Held } {
  const first = process.memoryUsage();
  let most = first;
  const used: number[] = [];
  const look = () => {
    const now = process.memoryUsage();
    if (now.rss > most.rss) most = now;
    used.push(now.heapUsed);
    if (used.length > lastLooks) used.shift();
  };
  const timer = setInterval(look, everyMs).unref();
  return {
    said() {
      clearInterval(timer);
      look();
      const { heapTotal, external, rss } = most;
      const madeOf = { heap: mb(heapTotal), outside: mb(external), rest: mb(rss - heapTotal - external) };
      const objectsMb = { before: mb(first.heapUsed), least: mb(Math.min(...used)) };
      return { beforeMb: mb(first.rss), peakMb: peakMb(), madeOf, objectsMb };
    },
  };
}

/** The most that this process held. */
export function peakMb(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}

/** The most that each child of this process held that is still there, by the kernel's own account. */
export function childPeaksMb(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(statusOf)
    .filter((status) => Number(/PPid:\s+(\d+)/.exec(status)?.[1]) === process.pid)
    .map((status) => Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024));
}

function statusOf(processId: string): string {
  try {
    return readFileSync(`/proc/${processId}/status`, 'utf8');
  } catch {
    return '';
  }
}

function mb(bytes: number): number {
  return Math.round(bytes / 1024 / 1024);
}
