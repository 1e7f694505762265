import type { Account } from '../../account/account.ts';
import { scopesFor } from '../../account/key-scopes.ts';
import { Failure } from '../../errors.ts';
import type { ApiKey, KeyScope } from '../../model/api-key.ts';
import type { Deps } from '../deps.ts';
import { newKey } from '../keys.ts';

type Parts = Pick<Deps, 'store' | 'now'>;

/** More keys than this, revoked ones aside, are somebody's slip. */
const mostKeys = 50;

/**
 * Makes a key of an account. It is told once, here. `within`: the scopes of the key that asks for it, which the new one cannot go beyond.
 * @throws Failure key.scope for a scope that the account's role does not allow; account.full
 */
export async function makeKey(
  { store, now }: Parts,
  { id, role }: Account,
  { name, scopes }: { name: string; scopes: readonly KeyScope[] },
  within: readonly KeyScope[] = scopesFor(role),
): Promise<{ key: ApiKey; token: string }> {
  const allowed = scopesFor(role).filter((scope) => within.includes(scope));
  const refused = scopes.find((scope) => !allowed.includes(scope));
  if (refused !== undefined)
    throw new Failure(
      'key.scope',
      `You cannot make a key with the scope ${refused}; you can with ${allowed.join(', ')}.`,
    );
  const inForce = (await store.keysOf(id)).filter(({ revokedAt }) => revokedAt === undefined);
  if (inForce.length >= mostKeys)
    throw new Failure('account.full', `An account has at most ${mostKeys} keys in force. Revoke one first.`);
  const made = newKey(name, scopes, new Date(now()).toISOString(), id);
  await store.keepKey(made.key);
  return made;
}

/** Revokes a key of an account. @throws Failure not-found when the account has no such key in force */
export async function revokeKey({ store, now }: Parts, accountId: string, keyId: string): Promise<void> {
  const key = await store.key(keyId);
  const isOwn = key !== undefined && key.accountId === accountId;
  if (isOwn && (await store.revokeKey(keyId, new Date(now()).toISOString()))) return;
  throw new Failure('not-found', 'You have no such key in force.');
}
