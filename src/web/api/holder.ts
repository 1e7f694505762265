import type { Account } from '../../account/account.ts';
import { Failure } from '../../errors.ts';
import type { Deps } from '../deps.ts';
import type { Asked } from './route.ts';

/** What routes about what is the holder's own have in common. */
export const own = { topic: 'Account', scope: 'account' } as const;

/** The account of the key that is shown; whoever passed the scope `account` has one. @throws Failure key.unknown */
export async function holder({ access }: Deps, request: Asked['request']): Promise<Account> {
  const account = await access.accountOf(request);
  if (account === undefined) throw holderGone();
  return account;
}

/** What to throw when the account was deleted while it was asked about. */
export function holderGone(): Failure {
  return new Failure('key.unknown', 'The account of this key is gone.');
}
