import type { Request } from 'express';
import { Failure } from '../errors.ts';
import type { ApiKey, KeyScope } from '../model.ts';
import type { Store } from '../store/port.ts';
import type { CurationDesk } from './curation/desk.ts';
import { requireOwnOrigin } from './curation/origin.ts';
import { keyOf, looksLikeKey } from './keys.ts';

/** Who may do what. */
export type Access = {
  /** The API key that a request shows, looked up once. @throws Failure key.unknown for one that is none, or revoked */
  keyOf(request: Request): Promise<ApiKey | undefined>;
  /** Lets a request pass that shows a key of this scope. @throws Failure key.*, curation.* */
  admit(request: Request, scope: KeyScope): Promise<void>;
};

/** Access by API keys, which the store keeps, and by the curators' key. `origins`: pages of other sites that may write with a key. */
export function createAccess(
  { store, curation }: { store: Pick<Store, 'key'>; curation: CurationDesk },
  origins: readonly string[] = [],
): Access {
  const known = new WeakMap<Request, Promise<ApiKey | undefined>>();
  const shownBy = (request: Request) => {
    const looked = known.get(request) ?? lookUp(store, request);
    known.set(request, looked);
    return looked;
  };
  return {
    keyOf: shownBy,
    async admit(request, scope) {
      const key = await shownBy(request);
      if (key === undefined) curation.requireOn();
      if (!origins.includes(request.get('origin') ?? '')) requireOwnOrigin(request, false);
      if (key === undefined) curation.admit(secretOf(request), request.ip ?? '');
      else if (!key.scopes.includes(scope)) throw unfit(key, scope);
    },
  };
}

async function lookUp(store: Pick<Store, 'key'>, request: Request): Promise<ApiKey | undefined> {
  const secret = secretOf(request);
  if (secret === undefined || !looksLikeKey(secret)) return undefined;
  const key = await keyOf(store, secret);
  if (key !== undefined) return key;
  throw new Failure('key.unknown', 'This API key is not known here, or was revoked.');
}

/** What a program shows as `Authorization: Bearer KEY`, a browser as the password of `Basic` (RFC 6750, RFC 7617). */
function secretOf(request: Request): string | undefined {
  const [, scheme, value] = /^(Bearer|Basic) +(\S+) *$/i.exec(request.get('authorization') ?? '') ?? [];
  if (scheme === undefined || value === undefined) return undefined;
  if (scheme.toLowerCase() === 'bearer') return value;
  const password = Buffer.from(value, 'base64')
    .toString('utf8')
    .replace(/^[^:]*:/, '');
  return looksLikeKey(password) ? password : undefined;
}

function unfit({ scopes }: ApiKey, scope: KeyScope): Failure {
  return new Failure('key.scope', `This takes a key with the scope ${scope}; yours has ${scopes.join(', ')}.`);
}
