import { Failure } from '../errors.ts';
import type { Category, SearchConfig } from '../tag/taxonomy.ts';

/** @throws Failure not-found */
export function findCategory({ categories }: SearchConfig, id: unknown): Category {
  const category = categories.find((candidate) => candidate.id === id);
  if (category === undefined) throw new Failure('not-found', 'There is no category of this id.');
  return category;
}

/** What is known of the provisions that a category lists. */
export function provisionsOf(category: Category, { provisions }: SearchConfig): SearchConfig['provisions'] {
  return category.provisions.flatMap((key) => provisions.filter((provision) => provision.key === key));
}
