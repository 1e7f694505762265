import { randomBytes } from 'node:crypto';
import { digestOf, isSameSecret } from '../account/secret.ts';
import { type ApiKey, type KeyScope, keyScopes } from '../model/api-key.ts';
import type { IsoInstant } from '../model/values.ts';
import type { Store } from '../store/port.ts';

const form = /^coi_([0-9a-f]{12})_([\w-]{43})$/;

/** Whether a text has the form of an API key, whatever it is worth. */
export function looksLikeKey(text: string): boolean {
  return text.startsWith('coi_');
}

/**
 * Makes an API key: `coi_<id>_<secret>`, the secret 256 random bits. The key is told once, here; of it only its SHA-256 is kept, which is
 * enough for a secret that nobody can guess.
 */
export function newKey(
  name: string,
  scopes: readonly KeyScope[],
  createdAt: IsoInstant,
  accountId?: string,
): { key: ApiKey; token: string } {
  const id = randomBytes(6).toString('hex');
  const token = `coi_${id}_${randomBytes(32).toString('base64url')}`;
  const ordered = keyScopes.filter((scope) => scope === 'read' || scopes.includes(scope));
  const key = { id, name, scopes: ordered, digest: digestOf(token), createdAt };
  return { key: accountId === undefined ? key : { ...key, accountId }, token };
}

/** The key that a token is, unless it is none, or revoked. */
export async function keyOf(store: Pick<Store, 'key'>, token: string): Promise<ApiKey | undefined> {
  const id = form.exec(token)?.[1];
  const key = id === undefined ? undefined : await store.key(id);
  if (key === undefined || key.revokedAt !== undefined || !isSameSecret(digestOf(token), key.digest)) return undefined;
  return key;
}
