import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { leaseMs, type TakeLease } from './lease.ts';
import type { Store } from './store/port.ts';

/**
 * Leases of a store in the name of this process. `shared`: the store is behind a database server, where processes of other machines may bear the names of
 * ours; a SQLite file is used by one machine, on which a dead holder can be told and is succeeded at once.
 */
export function leasesOf(store: Pick<Store, 'lease'>, shared: boolean): TakeLease {
  return (what) => store.lease(what, me, leaseMs, shared ? undefined : isDead);
}

/** This process among all that ever were on this machine. */
const me = [hostname(), process.pid, randomUUID()].join(' ');

/** Whether the holder of a lease, as `me` in its process, was a process of this machine that is no more. */
function isDead(holder: string): boolean {
  const [host, pid, ...rest] = holder.split(' ');
  if (host !== hostname() || rest.length !== 1) return false;
  if (pid === String(process.pid)) return holder !== me;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}
