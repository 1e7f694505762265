import { changeOf, dayOf } from '../change.ts';
import type { Handler } from '../deps.ts';
import { parametersOf, searchParameters } from '../params.ts';
import { changePageView } from '../views/change-page.ts';

/** `GET /change?q=&date=`: a search before and after a day; without a day the form alone. The address of the page is the question. */
export const changePage: Handler = (deps) => async (request, response) => {
  const all = parametersOf(request);
  const query = deps.finder.query(all);
  const asked = all.get('date') ?? '';
  const change = asked === '' ? undefined : await changeOf(query, dayOf(asked), deps);
  const shown = { query, parameters: searchParameters(all), ...(change && { change }) };
  response.type('html').send(changePageView(shown, deps).toString());
};
