import type { Request, Response } from 'express';
import { isEncrypted } from './curation/origin.ts';

const name = 'binder';
const keptMs = 90 * 86_400_000;

/** What an id of a binder looks like: 192 random bits in base64url. */
export const binderIdPattern = /^[A-Za-z0-9_-]{32}$/;

/** The binder that this browser changed last, as far as it remembers one. It may be deleted by now. */
export function lastBinder(request: Request): string | undefined {
  const cookies = (request.get('cookie') ?? '').split(';').map((cookie) => cookie.trim());
  const id = cookies.find((cookie) => cookie.startsWith(`${name}=`))?.slice(name.length + 1);
  return id !== undefined && binderIdPattern.test(id) ? id : undefined;
}

/**
 * Remembers a binder for what is added next. Only after its reader did something in it: a link to a stranger's binder, once opened, must not
 * collect what is added afterwards.
 */
export function rememberBinder(request: Request, response: Response, id: string): void {
  response.cookie(name, id, { ...attributes(request), maxAge: keptMs });
}

/** Leaves no trace of a binder on this computer. */
export function forgetBinder(request: Request, response: Response): void {
  response.clearCookie(name, attributes(request));
}

function attributes(request: Request) {
  return { httpOnly: true, sameSite: 'lax', secure: isEncrypted(request), path: '/' } as const;
}
