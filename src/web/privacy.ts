import type { RequestHandler } from 'express';
import { Failure } from '../errors.ts';
import type { Access } from './access.ts';
import { visitor } from './account/visitor.ts';

/**
 * Asks for an account or an API key for reading too. Health, styles and signing in stay open, and what has a secret of an account in its address: mail
 * programs unsubscribe by it, and feed readers read by it. Who opens a page without is led to sign in.
 */
export function requireKey(access: Access): RequestHandler {
  return async (request, _response, next) => {
    const isOpen = /^\/(?:healthz$|sign-in(?:\/|$)|unsubscribe\/|feeds\/)/.test(request.path);
    if (isOpen || visitor() !== undefined || (await access.keyOf(request)) !== undefined) return next();
    if (/^\/api\/v\d/.test(request.path))
      throw new Failure('key.missing', 'Reading takes an API key here: Authorization: Bearer KEY.');
    throw new Failure('sign-in.required', 'Reading takes an account here. Sign in first.');
  };
}
