import { pageParameters, queryParameters } from '../../search/query.ts';
import type { Handler } from '../deps.ts';
import { apiParameters } from '../params.ts';

const parameters = [...queryParameters, ...pageParameters];

/** `GET /api/v1/search`: the same JSON as `search --json`. */
export const showSearch: Handler = (deps) => async (request, response) => {
  response.json(await deps.finder.find(deps.finder.query(apiParameters(request, parameters))));
};
