import { type Db, write } from './db.ts';
import type { HookStore } from './hook-port.ts';

/** What the store does with private feeds. */
export type PrivateFeeds = Pick<HookStore, 'keepPrivateFeed' | 'privateFeed' | 'privateFeedOf' | 'dropPrivateFeed'>;

/** Private feeds of subscriptions, one each. */
export function privateFeedsIn(db: Db): PrivateFeeds {
  return {
    keepPrivateFeed: ({ subscriptionId, digest, createdAt }) =>
      write(db, `feed ${subscriptionId}`, async (trx) => {
        await trx.deleteFrom('private_feed').where('subscription_id', '=', subscriptionId).execute();
        const row = { subscription_id: subscriptionId, digest, created_at: createdAt };
        await trx.insertInto('private_feed').values(row).execute();
      }),
    async privateFeed(digest) {
      const all = db.kysely.selectFrom('private_feed').select('subscription_id').where('digest', '=', digest);
      const row = await all.executeTakeFirst();
      return row && { subscriptionId: row.subscription_id };
    },
    async privateFeedOf(subscriptionId) {
      const all = db.kysely.selectFrom('private_feed').select('created_at');
      const row = await all.where('subscription_id', '=', subscriptionId).executeTakeFirst();
      return row && { createdAt: row.created_at };
    },
    async dropPrivateFeed(subscriptionId) {
      const one = db.kysely.deleteFrom('private_feed').where('subscription_id', '=', subscriptionId);
      return (await one.executeTakeFirstOrThrow()).numDeletedRows > 0n;
    },
  };
}
