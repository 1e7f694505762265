import { facetNames } from '../../search/engine.ts';
import type { Handler } from '../deps.ts';
import { apiParameters, passageAddress } from '../params.ts';

const parameters = [...facetNames, 'from', 'until', 'page', 'size', 'explain'];

/** `GET /api/v1/passages/:id/similar`: passages of other reports that resemble one, as a search gives them; filters hold. */
export const showSimilar: Handler = (deps) => async (request, response) => {
  const query = deps.finder.query(apiParameters(request, parameters));
  response.json(await deps.finder.similar(passageAddress(request), query));
};
