import compression from 'compression';
import type { RequestHandler } from 'express';

/**
 * Sends text compressed to whoever takes it. What is for one person alone is left as it is: where a secret and the reader's own words share a
 * page, its compressed length can give the secret away (BREACH).
 */
export function compressed(): RequestHandler {
  return compression({
    filter: (request, response) =>
      !String(response.getHeader('Cache-Control') ?? '').includes('no-store') && compression.filter(request, response),
  });
}
