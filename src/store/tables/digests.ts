import type { DigestAbout, DigestState, Item, NewsKind } from '../../digest/item.ts';
import type { Rate, StopReason, SubscriptionTerms } from '../../digest/subscription.ts';
import type { HookCall, HookKind } from '../../hook/hook.ts';
import type { IsoInstant, Sha256 } from '../../model/values.ts';
import type { Json } from '../row.ts';

/** What readers asked to be told of. `rate` repeats that of the terms. */
export type SubscriptionTable = {
  id: string;
  account_id: string;
  mail: string;
  token: string;
  terms: Json<SubscriptionTerms>;
  rate: Rate;
  created_at: IsoInstant;
  cursor: number;
  due_at: IsoInstant;
  selected_at: IsoInstant | null;
  refusals: number;
  stopped_for: StopReason | null;
  stopped_at: IsoInstant | null;
  touched_at: IsoInstant;
  asked_at: IsoInstant | null;
};

/** What was selected for a subscription, each once. */
export type LedgerTable = {
  subscription_id: string;
  report_id: string;
  version: number;
  kind: NewsKind;
  digest_id: string;
  at: IsoInstant;
};

/** The outbox: digests to send, and those that were sent. */
export type DigestTable = {
  id: string;
  subscription_id: string;
  about: DigestAbout;
  made_at: IsoInstant;
  items: Json<Item[]>;
  more: number;
  state: DigestState;
  attempts: number;
  put_off: number;
  /** 1 or 0, of what was refused. */
  unsure: number;
  next_try_at: IsoInstant;
  sent_at: IsoInstant | null;
  trouble: string | null;
};

/** Hooks of subscriptions. */
export type HookTable = {
  id: string;
  subscription_id: string;
  kind: HookKind;
  url: string;
  secret: string;
  created_at: IsoInstant;
  failing_since: IsoInstant | null;
  off_for: 'failing' | 'gone' | null;
  off_at: IsoInstant | null;
  told_at: IsoInstant | null;
};

/** Calls of hooks, waiting and made. */
export type HookCallTable = {
  id: string;
  hook_id: string;
  digest_id: string;
  items: Json<Item[]>;
  more: number;
  made_at: IsoInstant;
  state: HookCall['state'];
  attempts: number;
  next_try_at: IsoInstant;
  sent_at: IsoInstant | null;
  trouble: string | null;
};

/** Feeds of subscriptions that only their readers know. */
export type PrivateFeedTable = { subscription_id: string; digest: Sha256; created_at: IsoInstant };
