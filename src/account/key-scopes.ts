import { type KeyScope, keyScopes } from '../model/api-key.ts';
import { may, type Role } from './roles.ts';

/** The scopes that a key of an account with this role may have; a key with more, made under another role, has these. */
export function scopesFor(role: Role): KeyScope[] {
  return keyScopes.filter((scope) => scope === 'read' || scope === 'account' || may(role, scope));
}
