import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';

/**
 * Headers that keep crawled text harmless and readers private: nothing runs, nothing is fetched from elsewhere, nothing is sent to a
 * publisher whose link is followed.
 */
export function secureHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  });
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
