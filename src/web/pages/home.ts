import type { Handler } from '../deps.ts';
import { everything } from '../everything.ts';
import { homePageView } from '../views/home-page.ts';

/** `GET /`: the search box, and the categories to browse. */
export const homePage: Handler = (deps) => async (_request, response) => {
  const [counts, { facets, total }] = await Promise.all([deps.store.counts(), deps.finder.find(everything)]);
  response.type('html').send(homePageView({ passages: counts.passages, reports: total, facets }, deps).toString());
};
