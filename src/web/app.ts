import express, { type Express } from 'express';
import { recogniseVisitor, requireAccount } from './account/visitor.ts';
import { mountApi } from './api/mount.ts';
import { apiRoutes } from './api/routes.ts';
import { serveAssets } from './assets.ts';
import { compressed } from './compressed.ts';
import { allowOrigins } from './cors.ts';
import type { Deps } from './deps.ts';
import { answerErrors, refuseMethod, refusePath } from './errors.ts';
import { speakLanguage } from './language.ts';
import { limitRequests } from './limits.ts';
import { requireKey } from './privacy.ts';
import { routes } from './routes.ts';
import { keepOutOfIndexes, secureHeaders } from './security.ts';

/**
 * The pages and the API as one Express application. It sets no cookies but those by which somebody is signed in, the language that a reader
 * chose and the binder that a reader worked on last, logs no address and keeps no search but for a minute in memory: the words that are searched for can identify a client.
 */
export function createApp(deps: Deps): Express {
  const app = express();
  app.disable('x-powered-by');
  // What a path asks for is told by how it begins: one in other letters would be a page to those who look, and the API to the router.
  app.enable('case sensitive routing');
  app.set('query parser', false);
  app.set('trust proxy', deps.settings.proxies);
  app.use(secureHeaders());
  app.use(compressed());
  app.use('/assets', serveAssets());
  app.use(keepOutOfIndexes());
  app.use('/api/v1', allowOrigins(deps.settings.cors));
  app.use((_request, response, next) => {
    response.set('Cache-Control', 'private, no-cache');
    next();
  });
  app.use(recogniseVisitor(deps));
  app.use(speakLanguage());
  app.use(limitRequests(deps));
  if (deps.settings.isPrivate) app.use(requireKey(deps.access));
  for (const { path, handler, post, needs } of routes) {
    if (needs !== undefined) app.all(path, requireAccount(needs));
    if (handler !== undefined) app.get(path, handler(deps));
    if (post !== undefined) app.post(path, post(deps));
    app.all(path, refuseMethod(deps, [...(handler ? ['GET', 'HEAD'] : []), ...(post ? ['POST'] : [])]));
  }
  mountApi(app, apiRoutes, deps);
  app.use(refusePath());
  app.use(answerErrors(deps));
  return app;
}
