import type { Json, ListRequest } from '../model.ts';
import { pageOf } from './addresses.ts';

/** What a publisher is asked for: a page, or the answer to a JSON body. */
export type Asked = { url: string; body?: Json | undefined };

/** A request for a list in one shape. */
export function askedOf(request: ListRequest): Asked {
  return typeof request === 'string' ? { url: request } : request;
}

/** By which two requests are one: the address without its fragment; with a body the whole address and the body. */
export function keyOf({ url, body }: Asked): string {
  return body === undefined ? pageOf(url) : `${url} ${JSON.stringify(body)}`;
}
