import type { RequestHandler } from 'express';
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
