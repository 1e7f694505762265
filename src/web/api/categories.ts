import { everything } from '../browse.ts';
import { findCategory, provisionsOf } from '../categories.ts';
import type { Handler } from '../deps.ts';

/** `GET /api/v1/categories`: all categories with the number of reports that bear each. */
export const showCategories: Handler = (deps) => async (_request, response) => {
  const { version, categoryGroups, categories } = deps.searchConfig;
  const { facets } = await deps.finder.find(everything);
  const list = categories.map(({ id, label, group, definition, grounds }) => {
    return { id, label, group, definition, grounds, reports: facets.category[id] ?? 0 };
  });
  response.json({ taxonomyVersion: version, groups: categoryGroups, categories: list });
};

/** `GET /api/v1/categories/:id`: what counts, what does not, provisions with how sure we are of each, and the terms. */
export const showCategory: Handler = (deps) => async (request, response) => {
  const category = findCategory(deps.searchConfig, request.params.id);
  const { facets } = await deps.finder.find(everything);
  response.json({
    ...category,
    taxonomyVersion: deps.searchConfig.version,
    provisions: provisionsOf(category, deps.searchConfig),
    reports: facets.category[category.id] ?? 0,
  });
};
