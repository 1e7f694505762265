import type { Request } from 'express';
import { isSameSecret } from '../../account/secret.ts';
import { Failure } from '../../errors.ts';
import type { Deps } from '../deps.ts';
import { curatorOf } from './curator.ts';
import { requireOwnOrigin } from './origin.ts';
import type { Session } from './sessions.ts';

/** The session of whoever sent a form of ours. @throws Failure curation.off, curation.elsewhere, curation.session */
export function requireSession(deps: Pick<Deps, 'curation'>, request: Request): Session {
  const session = curatorOf(deps, request);
  if (session === undefined) deps.curation.requireOn();
  requireOwnOrigin(request, true);
  if (session === undefined) throw new Failure('curation.session', 'You are not signed in, or not any more.');
  return session;
}

/** @throws Failure curation.elsewhere */
export function requireToken(session: Session, csrf: string): void {
  if (isSameSecret(csrf, session.csrf)) return;
  throw new Failure('curation.elsewhere', 'This form does not belong to your session. Open the page again.');
}
