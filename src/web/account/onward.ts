import type { Account } from '../../account/account.ts';
import type { Deps } from '../deps.ts';

/**
 * Where somebody goes who has just signed in: to what they came for, or to their account while it has no name. Whoever does not know that their mail was
 * refused is told first, on the page of subscriptions, which leads on.
 */
export async function onward(
  { subscriptions }: Pick<Deps, 'subscriptions'>,
  { id, name }: Account,
  next: string | undefined,
): Promise<string> {
  const path = next ?? (name === '' ? '/account' : '/');
  const isRefused = (await subscriptions.of(id)).some(({ stopped }) => stopped?.reason === 'bounces');
  return isRefused ? `/subscriptions?${new URLSearchParams({ next: path })}` : path;
}
