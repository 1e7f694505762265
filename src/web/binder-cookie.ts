import type { Request, Response } from 'express';
import { binderIdPattern } from '../binder/binder.ts';
import { giveCookie, secretCookie, takeCookie } from './account/cookies.ts';
import type { Deps } from './deps.ts';

/** The binder that this browser changed last, as far as it remembers one. It may be deleted by now. */
export function lastBinder({ accounts }: Deps, request: Request): string | undefined {
  const id = secretCookie(accounts, request, 'binder');
  return id !== undefined && binderIdPattern.test(id) ? id : undefined;
}

/**
 * Remembers a binder for what is added next. Only after its reader did something in it: a link to a stranger's binder, once opened, must not
 * collect what is added afterwards.
 */
export function rememberBinder({ accounts }: Deps, request: Request, response: Response, id: string): void {
  giveCookie(accounts, request, response, 'binder', id);
}

/** Leaves no trace of a binder on this computer. */
export function forgetBinder({ accounts }: Deps, request: Request, response: Response): void {
  takeCookie(accounts, request, response, 'binder');
}
