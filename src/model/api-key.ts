import type { IsoInstant, Sha256 } from './values.ts';

/**
 * What a key of the API can allow: `read` more often, `curate` tags, `add` reports, see to what belongs to its `account`, `operate` the accounts of
 * others.
 */
export const keyScopes = ['read', 'curate', 'add', 'account', 'operate'] as const;
export type KeyScope = (typeof keyScopes)[number];

/** A key of the API, as it is kept: `digest` is the SHA-256 of the key, which nobody knows but its holder. */
export type ApiKey = {
  id: string;
  /** By which the operator knows it again. */
  name: string;
  scopes: KeyScope[];
  digest: Sha256;
  createdAt: IsoInstant;
  revokedAt?: IsoInstant;
  /** Whose it is; absent for one that the operator made on the command line. */
  accountId?: string;
};
