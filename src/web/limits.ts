import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { Failure } from '../errors.ts';
import type { Deps } from './deps.ts';

const windowMs = 60_000;
/** A key may ask so many times as often as an address without one; pages, which people read, may be asked for more often than the API. */
const withKey = 10;
const forPages = 5;
/** One customer commonly has a whole /64 of IPv6. */
const ipv6Prefix = 64;

/**
 * Limits how often one address, or one key, may ask: `settings.limit` a minute of the API, more of the pages. Every answer announces it (`RateLimit`,
 * `RateLimit-Policy`: IETF draft 8). The counts live in this process.
 */
export function limitRequests(deps: Deps): RequestHandler {
  const perMinute = deps.settings.limit;
  if (perMinute === 0) return (_request, _response, next) => next();
  const api = limiter(deps, perMinute, 'api');
  const pages = limiter(deps, perMinute * forPages, 'pages');
  return (request, response, next) => {
    if (request.path === '/healthz') return next();
    return (/^\/api\//.test(request.path) ? api : pages)(request, response, next);
  };
}

function limiter({ access }: Deps, perMinute: number, identifier: string): RequestHandler {
  return rateLimit({
    windowMs,
    identifier,
    limit: async (request) => ((await access.keyOf(request)) === undefined ? perMinute : perMinute * withKey),
    keyGenerator: async (request) => (await access.keyOf(request))?.id ?? addressOf(request),
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    validate: false,
    handler: (request, _response, next) => next(tooMany(request)),
  });
}

function addressOf(request: Request): string {
  return ipKeyGenerator(request.ip ?? '', ipv6Prefix);
}

function tooMany(request: Request): Failure {
  const resetTime: unknown = Reflect.get(Object(Reflect.get(request, 'rateLimit')), 'resetTime');
  const retryAfterMs = resetTime instanceof Date ? Math.max(1000, resetTime.getTime() - Date.now()) : windowMs;
  return new Failure(
    'limit.reached',
    'Too many requests from this address or with this key. Wait as long as Retry-After says.',
    {
      retryAfterMs,
    },
  );
}
