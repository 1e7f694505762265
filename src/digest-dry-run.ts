import type { Unsent } from './digest/deliver.ts';
import { type Digest, nothingToTell, notWanted } from './digest/item.ts';
import type { Rendered } from './digest/render/content.ts';
import { type Asked, planDue, type SelectParts } from './digest-round.ts';
import type { Message } from './mail.ts';
import type { IsoInstant } from './model/values.ts';

/** A mail that would go out: now, or at `nextTryAt`. */
export type Upcoming = {
  subscriptionId: string;
  about: Digest['about'];
  to: string;
  mail: Rendered;
  nextTryAt?: IsoInstant;
};

type Parts = SelectParts & { compose(digest: Digest): Promise<Message | Unsent> };

const digestsAtOnce = 20;
/** No digest waits longer for its next try: one that seems to was made while the clock was wrong, and goes out now. */
const dayMs = 86_400_000;

/**
 * Shows what selecting and sending at `at` would put out, and what then still waits: first the digests that would be made, with those that they would
 * take in, then the others of the outbox. Nothing is written. What readers change meanwhile may be shown as it was or as it is.
 */
export async function dryRun(asked: Asked, parts: Parts, show: (upcoming: Upcoming) => void): Promise<void> {
  const over = new Set<string>();
  const showOne = async (digest: Digest) => {
    const message = await parts.compose(digest);
    if (message !== notWanted && message !== nothingToTell) show(upcoming(digest, message, asked.at));
  };
  await planDue(asked, parts, async ({ subscription, ...planned }) => {
    if (planned.ends) over.add(subscription.id);
    else {
      for (const id of planned.joins) over.add(id);
      await showOne({
        ...fresh,
        ...planned.said,
        subscriptionId: subscription.id,
        madeAt: asked.at,
        nextTryAt: asked.at,
      });
    }
  });
  const own = asked.id === undefined ? {} : { subscriptionId: asked.id };
  for (let after = ''; ; ) {
    const open = await parts.store.openDigests({ ...own, after, limit: digestsAtOnce });
    for (const digest of open) if (!over.has(digest.id) && !over.has(digest.subscriptionId)) await showOne(digest);
    after = open.at(-1)?.id ?? '';
    if (open.length < digestsAtOnce) return;
  }
}

/** A digest that is not in the outbox yet. */
const fresh = { id: 'dry-run', state: 'waiting', attempts: 0, putOff: 0 } as const;

function upcoming(digest: Digest, { to, subject, text, html = '' }: Message, at: IsoInstant): Upcoming {
  const { subscriptionId, about, nextTryAt } = digest;
  const wait = Date.parse(nextTryAt) - Date.parse(at);
  const isLater = wait > 0 && wait <= dayMs;
  return { subscriptionId, about, to, mail: { subject, text, html }, ...(isLater && { nextTryAt }) };
}
