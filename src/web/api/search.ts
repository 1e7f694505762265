import type { Handler } from '../deps.ts';
import { parametersOf, searchQuery } from '../params.ts';

/** `GET /api/v1/search`: the same JSON as `search --json`. */
export const showSearch: Handler = (deps) => async (request, response) => {
  response.json(await deps.finder.find(searchQuery(parametersOf(request), deps)));
};
