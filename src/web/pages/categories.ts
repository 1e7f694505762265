import { Failure } from '../../errors.ts';
import type { SearchConfig } from '../../tag/taxonomy.ts';
import { findCategory } from '../categories.ts';
import type { Handler } from '../deps.ts';
import { everything } from '../everything.ts';
import { overviewOf } from '../overview.ts';
import { categoriesPageView } from '../views/categories-page.ts';
import { categoryPageView } from '../views/category-page.ts';

/** `GET /categories`: all categories under their headings. */
export const categoriesPage: Handler = (deps) => async (_request, response) => {
  const { facets } = await deps.finder.find(everything);
  response.type('html').send(categoriesPageView(facets.category, deps).toString());
};

/** `GET /categories/:id`: what a category means, and what it rests on. */
export const categoryPage: Handler = (deps) => async (request, response) => {
  const id = request.params.id;
  const { facets } = await deps.finder.find(everything);
  const retired = typeof id === 'string' && Object.hasOwn(facets.category, id) && !isCategory(deps.searchConfig, id);
  if (retired)
    throw new Failure('gone', 'This category is no longer used. Reports that bore it are found by their words.');
  const category = findCategory(deps.searchConfig, id);
  const overview = await overviewOf({ category: category.id }, deps);
  response.type('html').send(categoryPageView(category, overview, deps).toString());
};

function isCategory({ categories }: SearchConfig, id: string): boolean {
  return categories.some((category) => category.id === id);
}
