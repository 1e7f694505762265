import type { Handler } from '../deps.ts';
import { everything } from '../everything.ts';
import { overviewOf } from '../overview.ts';
import { findProvision } from '../provisions.ts';
import { provisionPageView } from '../views/provision-page.ts';
import { provisionsPageView } from '../views/provisions-page.ts';

/** `GET /provisions`: the laws that persecution works through. */
export const provisionsPage: Handler = (deps) => async (_request, response) => {
  const { facets } = await deps.finder.find(everything);
  response.type('html').send(provisionsPageView(facets.provision, deps).toString());
};

/** `GET /provisions/:key`: one of them, by its key or, where that names one alone, by its number; with the reports that name it. */
export const provisionPage: Handler = (deps) => async (request, response) => {
  const provision = findProvision(deps.searchConfig, request.params.key);
  if (provision.key !== request.params.key) return response.redirect(302, `/provisions/${provision.key}`);
  const overview = await overviewOf({ provision: provision.key }, deps);
  response.type('html').send(provisionPageView(provision, overview, deps).toString());
};
