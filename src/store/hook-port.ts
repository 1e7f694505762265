import type { Hook, HookCall } from '../hook/hook.ts';
import type { IsoInstant, Sha256 } from '../model/values.ts';

/** What went wrong with deliveries, counted, so that nobody reads of it who subscribed to what. */
export type DeliveryTroubles = {
  /** Mails that were refused for good, by the server's last answer. */
  refused: { trouble: string; count: number }[];
  /** Mails that were tried in vain and are tried again. */
  waiting: number;
  /** Subscriptions that ended since their address was refused. */
  stopped: number;
  /** Hooks that were switched off. */
  off: number;
  /** Hooks that fail and are still called. */
  failing: number;
};

/** Hooks and their calls, as the store keeps them. */
export type HookStore = {
  keepHook(hook: Hook): Promise<void>;
  hook(id: string): Promise<Hook | undefined>;
  /** Of a subscription, oldest first. */
  hooks(filter: { subscriptionId: string }): Promise<Hook[]>;
  /** Calls it again after it was switched off. Resolves to whether there is one. */
  resumeHook(id: string): Promise<boolean>;
  /** Forgets a hook and its calls. Resolves to whether there was one. */
  dropHook(id: string): Promise<boolean>;
  /**
   * Makes a call of each hook that is on for each digest of its subscription that is newer than the hook and has none yet. What an earlier call of the hook
   * tells is not told again.
   */
  queueCalls(at: IsoInstant, newId: () => string): Promise<number>;
  /** Hooks that are on and have calls to be made at `at`, those first whose oldest one has waited longest. `isFailing`: their last call was not taken. */
  hooksToCall(at: IsoInstant): Promise<(Pick<Hook, 'id' | 'url'> & { isFailing: boolean })[]>;
  /** Calls to be made at `at` of a hook, unless it is off; those first that have waited longest. */
  callsToMake(asked: { hookId: string; at: IsoInstant; limit: number }): Promise<HookCall[]>;
  /** Counts an attempt, and when the next one is if nothing more is heard. False: another process is at it, or the call is no more. */
  beginCall(id: string, seen: { attempts: number; nextTryAt: IsoInstant }): Promise<boolean>;
  /**
   * Notes what came of a call: of a failure, since when the hook fails; `off` when it must not be called any more.
   */
  endCall(
    id: string,
    end: { at: IsoInstant } & (
      | { state: 'sent' }
      | { state: 'waiting' | 'failed'; trouble: string; off?: NonNullable<Hook['off']>['reason'] }
    ),
  ): Promise<void>;
  /** Calls of a subscription's hooks, newest first. */
  calls(filter: { subscriptionId: string; limit: number }): Promise<HookCall[]>;
  /** Hooks that were switched off, and of which their reader has not been told. */
  hooksToTell(): Promise<Hook[]>;
  toldOf(id: string, at: IsoInstant): Promise<void>;

  /**
   * What went wrong with mails and calls: what came to an end after `since` and up to `at`, and what has been tried in vain since `waitingSince` or
   * longer.
   */
  deliveryTroubles(asked: { since: IsoInstant; at: IsoInstant; waitingSince: IsoInstant }): Promise<DeliveryTroubles>;

  /** Gives a subscription a private feed in place of the one it had; `digest` is the SHA-256 of the token in its address. */
  keepPrivateFeed(feed: { subscriptionId: string; digest: Sha256; createdAt: IsoInstant }): Promise<void>;
  /** The subscription whose private feed has this token. */
  privateFeed(digest: Sha256): Promise<{ subscriptionId: string } | undefined>;
  /** When the private feed of a subscription was made. */
  privateFeedOf(subscriptionId: string): Promise<{ createdAt: IsoInstant } | undefined>;
  dropPrivateFeed(subscriptionId: string): Promise<boolean>;
};
