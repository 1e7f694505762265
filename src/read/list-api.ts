import type { ZodType } from 'zod';
import type { ListRequest, Page } from '../model/page.ts';
import { json } from './json.ts';
import { type Choose, chosen, type Discover } from './list.ts';

/** The number of posts that WordPress gives at most on one page. */
const wordPressPage = 100;

/**
 * A collection of WordPress's REST API (`/wp-json/wp/v2/<type>?per_page=100&page=1`): read until `X-WP-TotalPages`, or, where a cache has
 * taken that header away, until a page is not full.
 */
export function wordPressList<Post>(post: ZodType<Post[]>, choose: Choose<Post>): Discover {
  return (page) => {
    const posts = json(page, post);
    const total = Number(page.headers['x-wp-totalpages'] ?? Number.NaN);
    const url = new URL(page.url);
    const number = Number(url.searchParams.get('page') ?? '1');
    const size = Number(url.searchParams.get('per_page') ?? wordPressPage);
    const more = Number.isNaN(total) ? posts.length >= size : number < total;
    url.searchParams.set('page', String(number + 1));
    return { ...chosen(posts, choose, page), older: more ? [url.href] : [] };
  };
}

/** Any other JSON API, by GET or by POST. */
export function jsonList<Answer, Entry>(shape: {
  answer: ZodType<Answer>;
  /** Finds the list in an answer. */
  entries: (answer: Answer) => readonly Entry[];
  choose: Choose<Entry>;
  /** What to ask for the entries before these. */
  older?: (answer: Answer, page: Page) => ListRequest[];
}): Discover {
  return (page) => {
    const answer = json(page, shape.answer);
    return { ...chosen(shape.entries(answer), shape.choose, page), older: shape.older?.(answer, page) ?? [] };
  };
}
