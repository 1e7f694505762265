import { queryParameters } from '../../search/query.ts';
import type { Handler } from '../deps.ts';
import { apiParameters } from '../params.ts';

/** `GET /api/v1/timeline`: how many reports a search finds by month and category; it takes what describes a search. */
export const showTimeline: Handler = (deps) => async (request, response) => {
  response.json(await deps.finder.timeline(deps.finder.query(apiParameters(request, queryParameters))));
};
