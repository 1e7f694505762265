import type { Express, RequestHandler, Response } from 'express';
import { jsonBody } from '../curation/body.ts';
import type { Deps } from '../deps.ts';
import { refuseMethod } from '../errors.ts';
import { parametersOf } from '../params.ts';
import { pathOf, queryOf } from './asked.ts';
import type { ApiRoute, FileReply } from './route.ts';

/** Serves the routes. A path's other methods are answered 405, and OPTIONS with those it takes. */
export function mountApi(app: Express, routes: readonly ApiRoute[], deps: Deps): void {
  for (const [path, all] of Map.groupBy(routes, ({ at }) => at)) {
    for (const route of all) app[route.method](path, serve(route, deps));
    app.all(path, refuseMethod(deps, methodsOf(all)));
  }
}

function methodsOf(routes: readonly ApiRoute[]): string[] {
  return routes.flatMap(({ method }) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]));
}

function serve(route: ApiRoute, deps: Deps): RequestHandler {
  return async (request, response) => {
    if (route.scope !== undefined) await deps.access.admit(request, route.scope);
    // A wrong key is refused even where none is asked for, but not by what tells whether the server is well.
    else if (route.at !== '/healthz') await deps.access.keyOf(request);
    const path = pathOf(route, request);
    const query = queryOf(route, request);
    const body = route.body === undefined ? undefined : await jsonBody(route.body, request, response, route.bodyBytes);
    const asked = { path, query, body, address: parametersOf(request), request };
    if ('reply' in route) sendFile(await route.reply(deps, asked), response);
    else sendJson(route, await route.handle(deps, asked), response);
  };
}

function sendJson(route: Extract<ApiRoute, { answer: unknown }>, answer: unknown, response: Response): void {
  response.status(route.statusOf?.(answer) ?? 200).json(answer);
}

function sendFile({ type, body, attachment, headers = {} }: FileReply, response: Response): void {
  if (attachment !== undefined) response.attachment(attachment);
  response.set(headers).type(type);
  response.send(typeof body === 'string' ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength));
}
