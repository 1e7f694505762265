import type { Request } from 'express';
import type { Account } from '../account/account.ts';
import { scopesFor } from '../account/key-scopes.ts';
import { Failure } from '../errors.ts';
import type { ApiKey, KeyScope } from '../model/api-key.ts';
import type { Store } from '../store/port.ts';
import type { CurationDesk } from './curation/desk.ts';
import { requireOwnOrigin } from './curation/origin.ts';
import { keyOf, looksLikeKey } from './keys.ts';

/** Who may do what. */
export type Access = {
  /**
   * The API key that a request shows, looked up once, with the scopes that its account's role allows.
   * @throws Failure key.unknown for one that is none, revoked, or of an account that is shut out
   */
  keyOf(request: Request): Promise<ApiKey | undefined>;
  /** The account of the key that a request shows. @throws Failure key.unknown */
  accountOf(request: Request): Promise<Account | undefined>;
  /** Lets a request pass that shows a key of this scope. @throws Failure key.*, curation.* */
  admit(request: Request, scope: KeyScope): Promise<void>;
};

type Shown = { key: ApiKey; account: Account | undefined };

/** Access by API keys, which the store keeps, and by the curators' key. `origins`: pages of other sites that may write with a key. */
export function createAccess(
  { store, curation }: { store: Pick<Store, 'key' | 'account'>; curation: CurationDesk },
  origins: readonly string[] = [],
): Access {
  const known = new WeakMap<Request, Promise<Shown | undefined>>();
  const shownBy = (request: Request) => {
    const looked = known.get(request) ?? lookUp(store, request);
    known.set(request, looked);
    return looked;
  };
  return {
    keyOf: async (request) => (await shownBy(request))?.key,
    accountOf: async (request) => (await shownBy(request))?.account,
    async admit(request, scope) {
      const shown = await shownBy(request);
      const isCurating = scope === 'curate' || scope === 'add';
      if (shown === undefined && !isCurating) throw missing(scope);
      if (shown === undefined) curation.requireOn();
      if (!origins.includes(request.get('origin') ?? '')) requireOwnOrigin(request, false);
      if (shown === undefined) curation.admit(secretOf(request), request.ip ?? '');
      else if (!shown.key.scopes.includes(scope)) throw unfit(shown.key, scope);
      else if (scope === 'account' && shown.account === undefined) throw ofNobody();
    },
  };
}

async function lookUp(store: Pick<Store, 'key' | 'account'>, request: Request): Promise<Shown | undefined> {
  const secret = secretOf(request);
  if (secret === undefined || !looksLikeKey(secret)) return undefined;
  const key = await keyOf(store, secret);
  if (key === undefined) throw unknown();
  if (key.accountId === undefined) return { key, account: undefined };
  const account = await store.account(key.accountId);
  if (account === undefined || account.disabledAt !== undefined) throw unknown();
  const allowed = scopesFor(account.role);
  return { key: { ...key, scopes: key.scopes.filter((scope) => allowed.includes(scope)) }, account };
}

function unknown(): Failure {
  return new Failure('key.unknown', 'This API key is not known here, or was revoked.');
}

function missing(scope: KeyScope): Failure {
  return new Failure('key.missing', `This takes an API key with the scope ${scope}: Authorization: Bearer KEY.`);
}

function ofNobody(): Failure {
  return new Failure('key.scope', 'This takes a key that an account has made; yours was made on the command line.');
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
