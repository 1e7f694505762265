import { describe } from '../api/description.ts';
import { apiRoutes } from '../api/routes.ts';
import type { Handler } from '../deps.ts';
import { apiPageView } from '../views/api-page.ts';

/** `GET /api`: the description of the API for people. */
export const apiPage: Handler = (deps) => (_request, response) => {
  response.type('html').send(apiPageView(describe(apiRoutes, deps.version), deps).toString());
};
