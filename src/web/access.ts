import type { Request } from 'express';
import type { CurationDesk } from './curation/desk.ts';
import { requireOwnOrigin } from './curation/origin.ts';

/** What a key can allow. */
export type Scope = 'curate';

/** Who may do what that is not reading. */
export type Access = {
  /** Lets a request pass that shows a key of this scope. @throws Failure curation.* */
  admit(request: Request, scope: Scope): Promise<void>;
};

/** Access by the curators' key. */
export function createAccess(curation: CurationDesk): Access {
  return {
    async admit(request) {
      curation.requireOn();
      requireOwnOrigin(request, false);
      curation.admit(bearerOf(request), request.ip ?? '');
    },
  };
}

function bearerOf(request: Request): string | undefined {
  return /^Bearer +(\S+) *$/i.exec(request.get('authorization') ?? '')?.[1];
}
