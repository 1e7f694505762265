import type { Handler } from '../deps.ts';
import { parametersOf, searchParameters } from '../params.ts';
import { searchPageView } from '../views/search-page.ts';

/** `GET /search`: the address of the page is the search. */
export const searchPage: Handler = (deps) => async (request, response) => {
  const parameters = parametersOf(request);
  const query = deps.finder.query(parameters);
  const page = await deps.finder.find(query);
  response.type('html').send(searchPageView(query, page, searchParameters(parameters), deps).toString());
};
