import { AsyncLocalStorage } from 'node:async_hooks';
import type { Request, RequestHandler } from 'express';
import type { Account } from '../../account/account.ts';
import { type Act, may } from '../../account/roles.ts';
import { isSameSecret } from '../../account/secret.ts';
import type { Visitor } from '../../accounts.ts';
import { Failure } from '../../errors.ts';
import { requireOwnOrigin } from '../curation/origin.ts';
import type { Deps } from '../deps.ts';
import { privately } from '../security.ts';
import { giveCookie, secretCookie, takeCookie } from './cookies.ts';

/**
 * Who acts in a request: a browser that is signed in, or a program with the key of an account. `isSignedIn` without a visitor: somebody is, and
 * nothing of them may show.
 */
type Acting = { visitor: Visitor | undefined; account: Account | undefined; isSignedIn?: boolean };

const visiting = new AsyncLocalStorage<Acting>();

/** Who is signed in by an account, in the request that is being answered; nobody outside of one. */
export function visitor(): Visitor | undefined {
  return visiting.getStore()?.visitor;
}

/** Whether somebody is signed in by an account; `visitor()` may be nobody all the same, see `impersonally`. */
export function isSignedIn(): boolean {
  const acting = visiting.getStore();
  return acting !== undefined && (acting.isSignedIn ?? acting.visitor !== undefined);
}

/**
 * Makes what is shown to many: whether somebody is signed in is known while it is made, but not who, so that nothing of one reader can be shown to
 * another.
 */
export function impersonally<Result>(make: () => Result): Result {
  return visiting.run({ visitor: undefined, account: undefined, isSignedIn: isSignedIn() }, make);
}

/** The account that acts in the request that is being answered, by a browser or by a key with the scope `account`. */
export function actor(): Account | undefined {
  return visiting.getStore()?.account;
}

/**
 * Finds out who is signed in. What is answered to somebody who is, nobody keeps. Programs show keys: a cookie signs in nobody to the API, so that no
 * page of another site can use it.
 */
export function recogniseVisitor({ accounts, access }: Pick<Deps, 'accounts' | 'access'>): RequestHandler {
  return async (request, response, next) => {
    // Whether the server is well, and what a path takes, is told whatever key is shown.
    if (request.path === '/healthz' || request.method === 'OPTIONS')
      return visiting.run({ visitor: undefined, account: undefined }, next);
    if (/^\/api\/v\d/.test(request.path)) {
      const isScoped = (await access.keyOf(request))?.scopes.includes('account');
      const account = isScoped ? await access.accountOf(request) : undefined;
      return visiting.run({ visitor: undefined, account }, next);
    }
    const token = secretCookie(accounts, request, 'session');
    const known = token === undefined ? undefined : await accounts.visitor(token);
    if (token !== undefined && known === undefined) takeCookie(accounts, request, response, 'session');
    if (token !== undefined && known !== undefined) {
      privately(response);
      if (request.method === 'GET') giveCookie(accounts, request, response, 'session', token);
    }
    visiting.run({ visitor: known, account: known?.account }, next);
  };
}

/** The account that a page is for. @throws Failure sign-in.required; account.forbidden when it may not do this */
export function requireVisitor(act?: Act): Visitor {
  const known = visitor();
  if (known === undefined) throw new Failure('sign-in.required', 'This page is for accounts. Sign in first.');
  if (act === undefined || may(known.account.role, act)) return known;
  throw new Failure(
    'account.forbidden',
    'Your account does not allow this. An operator of this server can change that.',
  );
}

/** Lets those alone pass who are signed in, or whose account may do this. @throws Failure as `requireVisitor` */
export function requireAccount(needs: 'account' | Act): RequestHandler {
  return (request, _response, next) => {
    if (request.method !== 'OPTIONS') requireVisitor(needs === 'account' ? undefined : needs);
    next();
  };
}

/** Whoever sent a form of ours. @throws Failure as `requireVisitor`, and curation.elsewhere for what another site sent */
export function requireSender(request: Request, csrf: string, act?: Act): Visitor {
  requireOwnOrigin(request, true);
  const known = requireVisitor(act);
  if (isSameSecret(csrf, known.csrf)) return known;
  throw new Failure('curation.elsewhere', 'This form does not belong to your session. Open the page again.');
}
