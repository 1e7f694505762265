import type { Handler } from '../deps.ts';
import { parametersOf } from '../params.ts';

/** `GET /api/v1/search`: the same JSON as `search --json`. */
export const showSearch: Handler = (deps) => async (request, response) => {
  response.json(await deps.finder.find(deps.finder.query(parametersOf(request))));
};
