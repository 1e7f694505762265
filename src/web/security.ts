import type { RequestHandler, Response } from 'express';

/** What pages may load: our own scripts, styles and pictures. Nothing runs that stands in a page, and no other site shows a page in a frame of its own. */
const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join(';');

/** After the list of the OWASP Secure Headers Project; the last three are for browsers of long ago. */
const headers = {
  'Content-Security-Policy': contentPolicy,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Origin-Agent-Cluster': '?1',
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'X-DNS-Prefetch-Control': 'off',
  'X-Frame-Options': 'DENY',
  'X-Download-Options': 'noopen',
  'X-Permitted-Cross-Domain-Policies': 'none',
  'X-XSS-Protection': '0',
};

/**
 * Headers that keep crawled text harmless and readers private: nothing runs, nothing is fetched from elsewhere, nothing is sent to a
 * publisher whose link is followed.
 */
export function secureHeaders(): RequestHandler {
  return (_request, response, next) => {
    response.set(headers);
    next();
  };
}

/** Pages that search engines may have: of what reports say of a person they show no more than a title. */
const findable = /^\/(?:|api|(?:categories|provisions|sources)(?:\/[^/]+)?)$/;

/** Asks public search engines to leave out all else, which names persons: nobody shall be found by a name that way. */
export function keepOutOfIndexes(): RequestHandler {
  return (request, response, next) => {
    if (!findable.test(request.path)) response.set('X-Robots-Tag', 'noindex, nofollow');
    next();
  };
}

/**
 * Marks an answer that is for one curator alone: nobody keeps it. Within our pages browsers then say which site a form came from, where they
 * would send `Origin: null` under `no-referrer`; other sites still learn nothing.
 */
export function privately(response: Response): void {
  response.set('Cache-Control', 'no-store').set('Referrer-Policy', 'same-origin');
}
