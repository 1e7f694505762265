import type { ListRequest } from '../model/page.ts';
import type { Json } from '../model/values.ts';
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

/** The request without what a visit adds to it. */
export function askedFor({ url, body }: Asked): { url: string; body?: Json } {
  return body === undefined ? { url } : { url, body };
}

/** The request in the shape that sources write and the store keeps. */
export function requestOf({ url, body }: Asked): ListRequest {
  return body === undefined ? url : { url, body };
}

/** The address of a request. */
export function urlOf(request: ListRequest): string {
  return askedOf(request).url;
}
