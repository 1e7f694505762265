import { labelsRu } from './labels-ru.ts';
import type { SearchConfig } from './tag/taxonomy.ts';

/** The label of a category in a language; its id when the taxonomy no longer has it. */
export function categoryLabelIn(
  language: 'en' | 'ru',
  id: string,
  { categories }: Pick<SearchConfig, 'categories'>,
): string {
  const english = categories.find((category) => category.id === id)?.label;
  return (language === 'ru' ? labelsRu.category[id] : english) ?? english ?? id;
}
