import { Failure } from './errors.ts';
import type { Log } from './log.ts';
import type { Store } from './store/port.ts';

/** How long a lease is taken for, in milliseconds; whoever needs it longer renews it. */
export const leaseMs = 60_000;

/** A lease that this process took. */
type Lease = NonNullable<Awaited<ReturnType<Store['lease']>>>;

/** Takes the right to do something that only one process may do at a time; `undefined` when another has it. */
export type TakeLease = (what: string) => Promise<Lease | undefined>;

/** `signal`: whoever asked for the work wants it no more. */
type Terms = { lease: TakeLease; log: Log; signal: AbortSignal | undefined };

/**
 * Does `work` under the lease of `what`, which is renewed as long as it lasts and given back at its end; `undefined` when another process has it. The
 * signal that `work` gets is aborted too when the lease is lost. @throws Failure store.lease-lost when the work failed after that
 */
export async function underLease<T>(
  what: string,
  { lease: take, log, signal }: Terms,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T | undefined> {
  const lease = await take(what);
  if (lease === undefined) return undefined;
  const lost = new AbortController();
  const renewal = setInterval(() => renew(what, lease, lost, log), leaseMs / 3);
  try {
    return await work(AbortSignal.any([lost.signal, ...(signal === undefined ? [] : [signal])]));
  } catch (error) {
    throw lost.signal.aborted ? lost.signal.reason : error;
  } finally {
    clearInterval(renewal);
    await lease.release();
  }
}

function renew(what: string, lease: Lease, lost: AbortController, log: Log): void {
  lease.renew().catch((error) => {
    if (error instanceof Failure && error.code === 'store.lease-lost') lost.abort(error);
    else log.warn({ lease: what, error: String(error) }, 'the lease could not be renewed; it is tried again');
  });
}
