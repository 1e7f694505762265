import type { Plan } from '../plan.ts';
import { type Step, sufficient } from '../wanted.ts';
import type { Server } from './client.ts';
import { type Found, fieldsOf, isWhole, match, readAtOnce } from './match.ts';
import { holds, sentencesOf } from './sentence.ts';

/** What the loosest step finds, all of it read: `reportsWith` counts, without asking, those that a stricter step would find. */
export type Loosest = { step: Step; found: Found; reportsWith(step: Step): number | undefined };

/**
 * Takes the loosest of the steps by the weight of words first, where it cannot find more than is read at once: what stricter steps find is
 * among it. Nothing when it finds more, or does not ask for all that it should.
 */
export async function readLoosest(
  server: Server,
  { none }: Plan,
  steps: readonly Step[],
  reading: { sort?: readonly string[] },
): Promise<Loosest | undefined> {
  const at = steps.findIndex(({ weighed, enough }) => weighed.length > 0 && enough === 1);
  const step = steps[at];
  if (step === undefined || (steps[0]?.enough ?? 1) === 1) return undefined;
  const sets = sufficient(step);
  const most = sets.reduce((sum, set) => sum + Math.min(...set.map(({ frequency }) => frequency)), 0);
  const { left, narrowed } = sentencesOf(sets, none);
  if (most > readAtOnce || left.length > 0 || narrowed.length > 0) return undefined;
  const found = await match(server, { sets, none, filter: [] }, reading);
  if (!isWhole(found)) return undefined;
  const reportsWith = (other: Step) => {
    if (steps.indexOf(other) > at) return undefined;
    const own = sufficient(other);
    return new Set(found.fetched.filter((passage) => holds(fieldsOf(passage), own, [])).map(({ reportId }) => reportId))
      .size;
  };
  return { step, found, reportsWith };
}
