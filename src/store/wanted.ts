import { sql } from 'kysely';

/**
 * Whether somebody wants the mail of a digest now: its subscription is on and not stopped, and its account not shut out. Looked up whenever digests are
 * sent and noted nowhere, so that one that waits goes out when it is wanted again, by whatever way that comes.
 */
export const isWanted = sql<boolean>`exists (
  select 1 from subscription where subscription.id = digest.subscription_id and stopped_for is null and rate <> 'off'
  and not exists (select 1 from account where account.id = subscription.account_id and disabled_at is not null))`;
