import type { Request, Response } from 'express';
import { cookieOf } from '../cookies.ts';
import { isEncrypted } from './origin.ts';
import { sessionMs } from './sessions.ts';

const name = 'curator';

/** The token that a curator's browser shows. */
export function tokenOf(request: Request): string | undefined {
  return cookieOf(request, name);
}

/** Beside the cookies of readers (`../account/cookies.ts`, `../language.ts`): never read by scripts, never sent from another site, and over https only where https is spoken. */
export function giveToken(request: Request, response: Response, token: string): void {
  response.cookie(name, token, { ...attributes(request), maxAge: sessionMs });
}

/** Takes the cookie back. */
export function takeToken(request: Request, response: Response): void {
  response.clearCookie(name, attributes(request));
}

function attributes(request: Request) {
  return { httpOnly: true, sameSite: 'strict', secure: isEncrypted(request), path: '/' } as const;
}
