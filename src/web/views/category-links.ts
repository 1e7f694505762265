import { type Html, html } from '../../html.ts';
import type { SearchConfig } from '../../tag/taxonomy.ts';

/** A text in which the ids of other categories are links that read as their labels. */
export function withCategoryLinks(text: string, { categories }: SearchConfig): Html[] {
  return text.split(/\b([a-z]+(?:-[a-z]+)+)\b/).map((part) => {
    const named = categories.find(({ id }) => id === part);
    return named === undefined ? html`${part}` : html`<a href="/categories/${named.id}">${named.label}</a>`;
  });
}
