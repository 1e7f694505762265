import { setImmediate as nextTurn } from 'node:timers/promises';
import { Agent, type Dispatcher } from 'undici';
import { Failure } from '../errors.ts';
import { mostPageBytes, type Page } from '../model/page.ts';
import type { IsoInstant, Json } from '../model/values.ts';
import { checkUrl, guardedLookup, type Lookup, type Route } from './addresses.ts';
import { blockedBy, blockedByHeaders } from './blocked.ts';
import { readBody, tooLarge } from './body.ts';
import { statusFailure } from './status.ts';
import { transportFailure } from './transport.ts';

/** What one page may cost: milliseconds, bytes, hops. */
export type Limits = {
  /** From the request until a connection stands. */
  connectMs: number;
  /** Without a byte from the other side. */
  idleMs: number;
  /** One page with all its redirects. */
  totalMs: number;
  /** Of the body, after decompression. */
  bodyBytes: number;
  headerBytes: number;
  redirects: number;
};

const defaultLimits: Limits = {
  connectMs: 15_000,
  idleMs: 30_000,
  totalMs: 180_000,
  bodyBytes: mostPageBytes,
  headerBytes: 64 * 1024,
  redirects: 10,
};

/** The bodies of redirects and refusals are read this far. */
const unreadBytes = 128 * 1024;

/** The answer to a conditional request whose page has not changed. */
export type NotModified = { notModified: true; url: string; at: IsoInstant };

/** `body` is sent as JSON by POST. `onRedirect` is asked before each further hop is fetched, and stops there by throwing. */
export type FetchRequest = {
  url: string;
  body?: Json;
  etag?: string;
  lastModified?: string;
  signal?: AbortSignal;
  onRedirect?: (url: string) => Promise<void>;
};

/**
 * Gets one page as it was sent, but for transfer and content encoding, which are undone.
 * @throws Failure fetch.*; the signal's reason when it is aborted
 */
export type Fetch = (request: FetchRequest) => Promise<Page | NotModified>;

type FetchOptions = {
  /** Said to publishers as it is. */
  userAgent: string;
  /** Base address of a stand-in for all publishers: requests go to `<replay>/<host>/<path>?<query>`. */
  replay?: string;
  limits?: Partial<Limits>;
  /** Stands in for DNS. */
  lookup?: Lookup;
  /** Stands in for the network: where an address that was found to be public is really connected to. */
  route?: Route;
};

type Wire = { agent: Agent; limits: Limits; userAgent: string; replay: string | undefined };

/** Makes the one HTTP client of the crawler. Connections are kept for reuse and close by themselves when idle. */
export function createFetch(options: FetchOptions): Fetch {
  const limits = { ...defaultLimits, ...options.limits };
  const replay = options.replay?.replace(/\/+$/, '');
  const agent = new Agent({
    allowH2: false,
    // One connection a host; a stand-in is many hosts.
    connections: replay === undefined ? 1 : null,
    connect: {
      timeout: limits.connectMs,
      ...(replay === undefined && { lookup: guardedLookup(options.lookup, options.route) }),
    },
    headersTimeout: limits.idleMs,
    bodyTimeout: limits.idleMs,
    maxHeaderSize: limits.headerBytes,
  });
  const wire: Wire = { agent, limits, userAgent: options.userAgent, replay };
  return (request) => withinTime(wire, request);
}

/** Aborts a request, with all its redirects, when its whole time is over. */
async function withinTime(wire: Wire, request: FetchRequest): Promise<Page | NotModified> {
  request.signal?.throwIfAborted();
  const stop = new AbortController();
  const cancel = () => stop.abort(request.signal?.reason);
  const overtime = new Failure('fetch.timeout', `The page took longer than ${seconds(wire.limits.totalMs)}.`, {
    url: request.url,
    retryable: true,
  });
  const timer = setTimeout(() => stop.abort(overtime), wire.limits.totalMs);
  request.signal?.addEventListener('abort', cancel, { once: true });
  try {
    return await followed(wire, request, stop.signal);
  } catch (error) {
    throw stop.signal.aborted ? stop.signal.reason : error;
  } finally {
    clearTimeout(timer);
    request.signal?.removeEventListener('abort', cancel);
  }
}

async function followed(wire: Wire, request: FetchRequest, signal: AbortSignal): Promise<Page | NotModified> {
  const seen = new Set<string>();
  let { url, body } = request;
  for (;;) {
    const address = checkUrl(url);
    if (seen.has(address.href)) throw redirectFailure(request.url, 'is redirected in a circle');
    if (seen.size > wire.limits.redirects)
      throw redirectFailure(request.url, `is redirected more than ${wire.limits.redirects} times`);
    seen.add(address.href);
    const response = await send(wire, address, { ...request, body }, signal);
    const next = await redirectTarget(response, address);
    if (next === undefined) return received(wire, response, request, url);
    url = next;
    // A POST that is answered by "see there" is followed by GET (RFC 9110, 15.4); 307 and 308 keep it.
    if (response.statusCode < 307) body = undefined;
    checkUrl(url);
    await request.onRedirect?.(url);
  }
}

async function send(
  wire: Wire,
  address: URL,
  request: Omit<FetchRequest, 'body'> & { body: Json | undefined },
  signal: AbortSignal,
): Promise<Dispatcher.ResponseData> {
  const target = targetOf(address, wire.replay);
  try {
    return await wire.agent.request({
      origin: target.origin,
      path: target.pathname + target.search,
      method: request.body === undefined ? 'GET' : 'POST',
      ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
      headers: {
        'user-agent': wire.userAgent,
        accept: '*/*',
        'accept-encoding': 'gzip, deflate, br',
        ...(request.body !== undefined && { 'content-type': 'application/json' }),
        ...(request.etag !== undefined && { 'if-none-match': request.etag }),
        ...(request.lastModified !== undefined && { 'if-modified-since': request.lastModified }),
      },
      signal,
    });
  } catch (error) {
    throw transportFailure(error, address.href, 'before its answer');
  }
}

function targetOf(address: URL, replay: string | undefined): URL {
  return replay === undefined ? address : new URL(`${replay}/${address.host}${address.pathname}${address.search}`);
}

/** Where a redirect leads; its own body is of no interest. */
async function redirectTarget(response: Dispatcher.ResponseData, from: URL): Promise<string | undefined> {
  if (![301, 302, 303, 307, 308].includes(response.statusCode)) return undefined;
  await discard(response);
  const location = headersOf(response).location;
  if (location === undefined || !URL.canParse(location, from))
    throw statusFailure(response.statusCode, headersOf(response), from.href);
  const target = new URL(location, from);
  target.hash ||= from.hash;
  return target.href;
}

async function received(
  wire: Wire,
  response: Dispatcher.ResponseData,
  request: FetchRequest,
  finalUrl: string,
): Promise<Page | NotModified> {
  const { url } = request;
  const at = new Date().toISOString();
  const headers = headersOf(response);
  if (response.statusCode === 304 && (request.etag ?? request.lastModified) !== undefined) {
    await discard(response);
    return { notModified: true, url, at };
  }
  const wall = blockedByHeaders(headers);
  if (wall || response.statusCode < 200 || response.statusCode > 299) {
    await discard(response);
    throw wall ? blockedFailure(url, wall) : statusFailure(response.statusCode, headers, url);
  }
  const body = await bodyOf(wire, response, headers, url);
  const contentType = headers['content-type'] ?? '';
  const asked = request.body === undefined ? {} : { asked: request.body };
  const page = { url, ...asked, finalUrl, fetchedAt: at, status: response.statusCode, contentType, headers, body };
  const blocked = blockedBy(page);
  if (blocked) throw blockedFailure(url, blocked);
  return page;
}

async function bodyOf(
  wire: Wire,
  response: Dispatcher.ResponseData,
  headers: Page['headers'],
  url: string,
): Promise<Uint8Array> {
  const max = wire.limits.bodyBytes;
  response.body.on('error', () => {});
  try {
    if (Number(headers['content-length']) > max) throw tooLarge(url, max);
    const body = await readBody(response.body, headers['content-encoding'] ?? '', max, url);
    if (body.length === 0) throw new Failure('fetch.empty', 'The page answered without a single byte.', { url });
    return body;
  } catch (error) {
    throw transportFailure(error, url, 'in the middle of its body');
  } finally {
    response.body.destroy();
  }
}

/** What comes after an answer that says all in its head is let pass, so that the connection can be kept, unless it is long. */
async function discard(response: Dispatcher.ResponseData): Promise<void> {
  response.body.on('error', () => {});
  await response.body.dump({ limit: unreadBytes }).catch(() => {});
  // The connection counts as free one turn later.
  await nextTurn();
}

function headersOf(response: Dispatcher.ResponseData): Record<string, string> {
  const entries = Object.entries(response.headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value] as const],
  );
  return Object.fromEntries(entries);
}

function redirectFailure(url: string, what: string): Failure {
  return new Failure('fetch.redirects', `The page ${what}.`, { url });
}

function blockedFailure(url: string, what: string): Failure {
  return new Failure('fetch.blocked', `The publisher answers with ${what} instead of the page.`, { url });
}

function seconds(ms: number): string {
  return ms >= 1000 ? `${Math.round(ms / 1000)} s` : `${ms} ms`;
}
