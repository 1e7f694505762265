import type { Exhibit } from './plan.ts';

/** What the binder says of why the exhibit matters: its headings, each once, with what is said under them. */
export function relevanceOf({ passages }: Exhibit): string[] {
  const under = Map.groupBy(passages, ({ heading }) => heading);
  return [...under].flatMap(([heading, cited]) => {
    const [first, ...rest] = [...new Set(cited.flatMap(({ relevance }) => relevance ?? []))];
    return [[heading, first].filter(Boolean).join(': '), ...rest].filter((line) => line !== '');
  });
}
