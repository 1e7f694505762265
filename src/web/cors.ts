import type { RequestHandler } from 'express';

/** What pages of other sites may read of an answer beside its body. */
const shown = 'ETag, Content-Disposition, Retry-After, RateLimit, RateLimit-Policy';
const day = 86_400;

/**
 * Lets pages of these origins use the API from a browser (Fetch standard, CORS); `*`: of any. Nobody else's may, and none ever with cookies.
 */
export function allowOrigins(origins: readonly string[]): RequestHandler {
  return (request, response, next) => {
    const origin = request.get('origin');
    if (origins.length === 0) return next();
    response.vary('Origin');
    if (origin === undefined || !(origins.includes(origin) || origins.includes('*'))) return next();
    response.set('Access-Control-Allow-Origin', origins.includes('*') ? '*' : origin);
    response.set('Access-Control-Expose-Headers', shown);
    if (request.method === 'OPTIONS' && request.get('access-control-request-method') !== undefined) {
      response.set({
        'Access-Control-Allow-Methods': 'GET, HEAD, POST, PUT, PATCH, DELETE',
        'Access-Control-Allow-Headers': 'Authorization, Content-Type, If-None-Match, X-Curator',
        'Access-Control-Max-Age': String(day),
      });
    }
    next();
  };
}
