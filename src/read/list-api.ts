import type { ZodType } from 'zod';
import type { Json, ListRequest, Page } from '../model.ts';
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

type JsonShape<Answer, Entry> = {
  answer: ZodType<Answer>;
  /** Finds the list in an answer. */
  entries: (answer: Answer) => readonly Entry[];
  choose: Choose<Entry>;
};

/** Any other JSON API, by GET or by POST; `older` tells what to ask for the entries before these. */
export function jsonList<Answer, Entry>(
  shape: JsonShape<Answer, Entry> & { older?: (answer: Answer, page: Page) => ListRequest[] },
): Discover {
  return (page) => {
    const answer = json(page, shape.answer);
    return { ...chosen(shape.entries(answer), shape.choose, page), older: shape.older?.(answer, page) ?? [] };
  };
}

/**
 * A JSON API that counts: by entries (`offset`, `start`, `skip`) or by pages (`page`), in the query or, when it is asked by POST, in the
 * body. It is read until `total` entries were shown, or, without one, until an answer has fewer than `size`.
 *
 *     start: [{ url: 'https://…/values', body: { offset: 0, limit: 500, search: '' } }],
 *     discover: jsonPages({ answer, entries: ({ values }) => values, choose, count: 'entries', at: 'offset', size: 500, total: ({ size }) => size })
 */
export function jsonPages<Answer, Entry>(
  shape: JsonShape<Answer, Entry> & {
    count: 'entries' | 'pages';
    /** The parameter of the query, or the member of the body, that counts. */
    at: string;
    /** What the first page counts as; 0 unless told, 1 for pages. */
    first?: number;
    size: number;
    total?: (answer: Answer) => number;
  },
): Discover {
  const { count, at, size, first = count === 'pages' ? 1 : 0 } = shape;
  return jsonList({
    ...shape,
    older(answer, page) {
      const here = countOf(page, at) ?? first;
      const shown = shape.entries(answer).length;
      const before = count === 'pages' ? (here - first) * size : here - first;
      const more = shape.total === undefined ? shown >= size : shown > 0 && before + shown < shape.total(answer);
      return more ? [withCount(page, at, here + (count === 'pages' ? 1 : shown))] : [];
    },
  });
}

function countOf({ url, asked }: Page, at: string): number | undefined {
  const value = isObject(asked) ? asked[at] : new URL(url).searchParams.get(at);
  return value === undefined || value === null ? undefined : Number(value);
}

function withCount({ url, asked }: Page, at: string, value: number): ListRequest {
  if (isObject(asked)) return { url, body: { ...asked, [at]: value } };
  const address = new URL(url);
  address.searchParams.set(at, String(value));
  return asked === undefined ? address.href : { url: address.href, body: asked };
}

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
