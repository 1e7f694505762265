import type { RequestHandler } from 'express';
import { Failure } from '../errors.ts';
import type { Access } from './access.ts';

/** Asks for an API key for reading too; health and styles stay open. Browsers ask for it as a password. */
export function requireKey(access: Access): RequestHandler {
  return async (request, _response, next) => {
    if (request.path === '/healthz' || (await access.keyOf(request)) !== undefined) return next();
    const how = 'Programs send Authorization: Bearer KEY; browsers ask for it as a password, with any name.';
    throw new Failure('key.missing', `Reading takes an API key here. ${how}`);
  };
}
