import type { Binder } from '../binder/binder.ts';
import type { Digest, LedgerEntry } from '../digest/item.ts';
import type { Subscription } from '../digest/subscription.ts';
import { type Hook, hookHost } from '../hook/hook.ts';
import type { ApiKey } from '../model/api-key.ts';
import type { LoggedDecision } from '../model/tag.ts';
import type { IsoInstant } from '../model/values.ts';
import type { Account, AccountSession } from './account.ts';

/** All that is kept of an account. */
export type AccountData = {
  account: Account;
  sessions: readonly AccountSession[];
  keys: readonly ApiKey[];
  binders: readonly Binder[];
  /** Binders of others that are shared with it. */
  shared: readonly { binderId: string; may: 'read' | 'edit' }[];
  subscriptions: readonly Subscription[];
  /** Webhooks and private feeds of those subscriptions. */
  hooks: readonly Hook[];
  feeds: readonly { subscriptionId: string; createdAt: IsoInstant }[];
  /** The digests of those subscriptions, as they were made. */
  digests: readonly Digest[];
  /** The ledger of those subscriptions: what was told of, each once. */
  told: readonly (LedgerEntry & { subscriptionId: string; digestId: string; at: IsoInstant })[];
  decisions: readonly LoggedDecision[];
};

/** The same as its holder gets it: without what only serves to recognise secrets. */
export function accountExport(
  { account, sessions, keys, binders, shared, subscriptions, hooks, feeds, digests, told, decisions }: AccountData,
  exportedAt: IsoInstant,
) {
  return {
    exportedAt,
    account: { ...account, disabledAt: account.disabledAt ?? null },
    sessions: sessions.map(({ digest: _digest, accountId: _accountId, ...session }) => session),
    keys: keys.map(({ digest: _digest, accountId: _accountId, ...key }) => ({
      ...key,
      revokedAt: key.revokedAt ?? null,
    })),
    binders,
    sharedWithYou: shared,
    subscriptions: subscriptions.map(({ token: _token, accountId: _accountId, ...subscription }) => subscription),
    // The address of a channel is its secret.
    webhooks: hooks.map(({ secret: _secret, url, ...hook }) => ({ ...hook, host: hookHost({ url }) })),
    privateFeeds: feeds,
    digests,
    told,
    decisions,
  };
}
