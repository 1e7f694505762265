import type { Handler } from '../deps.ts';
import { sourcesHealth } from '../sources.ts';
import { sourcesPageView } from '../views/sources-page.ts';

/** `GET /sources`: what is read and how it goes. */
export const sourcesPage: Handler = (deps) => async (_request, response) => {
  response.type('html').send(sourcesPageView(await sourcesHealth(deps), deps).toString());
};
