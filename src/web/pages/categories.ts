import { everything } from '../browse.ts';
import { findCategory } from '../categories.ts';
import type { Handler } from '../deps.ts';
import { categoriesPageView } from '../views/categories-page.ts';
import { categoryPageView } from '../views/category-page.ts';

/** `GET /categories`: all categories under their headings. */
export const categoriesPage: Handler = (deps) => async (_request, response) => {
  const { facets } = await deps.finder.find(everything);
  response.type('html').send(categoriesPageView(facets.category, deps).toString());
};

/** `GET /categories/:id`: what a category means, and what it rests on. */
export const categoryPage: Handler = (deps) => async (request, response) => {
  const category = findCategory(deps.searchConfig, request.params.id);
  const { facets } = await deps.finder.find(everything);
  response.type('html').send(categoryPageView(category, facets.category[category.id] ?? 0, deps).toString());
};
