import { z } from 'zod';
import { findCategory, provisionsOf } from '../categories.ts';
import { everything } from '../everything.ts';
import { categoriesAnswer, categoryAnswer } from './answers/law.ts';
import { jsonRoute } from './route.ts';

/** `GET /api/v1/categories`. */
export const categoriesRoute = jsonRoute({
  method: 'get',
  at: '/api/v1/categories',
  topic: 'Law',
  summary: 'All persecution categories with the number of reports that bear each',
  description: 'The closed taxonomy, in the order in which it is shown.',
  answer: categoriesAnswer,
  example: '/api/v1/categories',
  async handle({ searchConfig, finder }) {
    const { version, categoryGroups, categories } = searchConfig;
    const { facets } = await finder.find(everything);
    const list = categories.map(({ id, label, group, definition, grounds }) => {
      return { id, label, group, definition, grounds, reports: facets.category[id] ?? 0 };
    });
    return { taxonomyVersion: version, groups: categoryGroups, categories: list };
  },
});

/** `GET /api/v1/categories/:id`. */
export const categoryRoute = jsonRoute({
  method: 'get',
  at: '/api/v1/categories/:id',
  topic: 'Law',
  summary: 'A category: what counts, what does not, and the terms that find it',
  description: 'Its provisions come with how sure we are of each.',
  path: z.object({ id: z.string().max(100, 'There is no category of this id.') }),
  answer: categoryAnswer,
  example: '/api/v1/categories/foreign-agent-designation',
  async handle({ searchConfig, finder }, { path }) {
    const category = findCategory(searchConfig, path.id);
    const { facets } = await finder.find(everything);
    return {
      ...category,
      taxonomyVersion: searchConfig.version,
      provisions: provisionsOf(category, searchConfig),
      reports: facets.category[category.id] ?? 0,
    };
  },
});
