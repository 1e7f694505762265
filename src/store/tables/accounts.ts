import type { AccountLanguage } from '../../account/account.ts';
import type { Role } from '../../account/roles.ts';
import type { Binder } from '../../binder/binder.ts';
import type { KeyScope } from '../../model/api-key.ts';
import type { IsoInstant, Sha256 } from '../../model/values.ts';
import type { Json } from '../row.ts';

export type AccountTable = {
  id: string;
  mail: string;
  name: string;
  role: Role;
  language: AccountLanguage;
  created_at: IsoInstant;
  disabled_at: IsoInstant | null;
};

/** Browsers that are signed in. */
export type SessionTable = {
  id: string;
  account_id: string;
  digest: Sha256;
  browser: string;
  created_at: IsoInstant;
  seen_at: IsoInstant;
  expires_at: IsoInstant;
};

/** Links that were mailed and not used yet. */
export type SignInTable = {
  id: string;
  digest: Sha256;
  mail: string;
  language: AccountLanguage;
  browser_digest: Sha256 | null;
  next: string | null;
  created_at: IsoInstant;
  expires_at: IsoInstant;
};

/** Sign-ins that are under way at the identity provider. */
export type SignOnTable = {
  id: string;
  digest: Sha256;
  language: AccountLanguage;
  next: string | null;
  created_at: IsoInstant;
  expires_at: IsoInstant;
};

export type InvitationTable = { mail: string; role: Role; invited_by: string | null; created_at: IsoInstant };

/** Keys of the API, in force or revoked. */
export type ApiKeyTable = {
  id: string;
  name: string;
  scopes: Json<KeyScope[]>;
  digest: Sha256;
  created_at: IsoInstant;
  revoked_at: IsoInstant | null;
  /** Whose it is; null for one that was made on the command line. */
  account_id: string | null;
};

/** A binder; what is not searched for is in `body`. */
export type BinderTable = {
  id: string;
  account_id: string | null;
  body: Json<Omit<Binder, 'id' | 'createdAt' | 'changedAt' | 'revision'>>;
  created_at: IsoInstant;
  changed_at: IsoInstant;
  revision: number;
};

/** With whom a binder is shared, by the address with which they sign in, now or later. */
export type BinderShareTable = { binder_id: string; mail: string; may: 'read' | 'edit' };
