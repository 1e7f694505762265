import type { Request } from 'express';
import { may } from '../../account/roles.ts';
import { visitor } from '../account/visitor.ts';
import type { Deps } from '../deps.ts';
import { tokenOf } from './cookie.ts';
import type { Session } from './sessions.ts';

/** Who curates: somebody whose account may, or who has signed in with the curators' key. */
export function curatorOf({ curation }: Pick<Deps, 'curation'>, request: Request): Session | undefined {
  const known = visitor();
  if (known === undefined || !may(known.account.role, 'curate')) return curation.session(tokenOf(request));
  return { name: known.account.name, csrf: known.csrf, accountId: known.account.id };
}
