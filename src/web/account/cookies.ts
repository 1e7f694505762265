import type { CookieOptions, Request, Response } from 'express';
import { linkMinutes } from '../../account/sign-in-mail.ts';
import { type Accounts, sessionDays } from '../../accounts.ts';
import { signOnMinutes } from '../../single-sign-on.ts';
import { cookieOf } from '../cookies.ts';
import { isEncrypted } from '../curation/origin.ts';

/**
 * `session`: who is signed in; `asked`: the browser that asked for a link; `oidc`: a sign-in that is under way at another server; `binder`: the binder that
 * this browser changed last.
 */
export type CookieName = 'session' | 'asked' | 'oidc' | 'binder';

const maxAgesMs: Readonly<Record<CookieName, number>> = {
  session: sessionDays * 86_400_000,
  asked: linkMinutes * 60_000,
  oidc: signOnMinutes * 60_000,
  binder: 90 * 86_400_000,
};

type Secure = Pick<Accounts, 'isSecure'>;

/**
 * Where readers come by https the names begin with `__Host-`: no other host, not even one below the same domain, can set such a cookie
 * (RFC 6265bis, 4.1.3.2).
 */
export function secretCookie(accounts: Secure, request: Request, name: CookieName): string | undefined {
  return cookieOf(request, nameOf(accounts, name));
}

/** Never read by scripts, never sent with a form of another site. */
export function giveCookie(
  accounts: Secure,
  request: Request,
  response: Response,
  name: CookieName,
  value: string,
): void {
  response.cookie(nameOf(accounts, name), value, { ...attributes(accounts, request), maxAge: maxAgesMs[name] });
}

export function takeCookie(accounts: Secure, request: Request, response: Response, name: CookieName): void {
  response.clearCookie(nameOf(accounts, name), attributes(accounts, request));
}

function nameOf({ isSecure }: Secure, name: CookieName): string {
  return isSecure ? `__Host-${name}` : name;
}

function attributes({ isSecure }: Secure, request: Request): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', secure: isSecure || isEncrypted(request), path: '/' };
}
