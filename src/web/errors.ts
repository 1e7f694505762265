import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { Failure, type FailureCode } from '../errors.ts';
import type { Deps } from './deps.ts';
import { errorPage } from './views/error-page.ts';
import { words } from './words/words.ts';

/**
 * An error as the API tells it, RFC 9457 (`application/problem+json`). `code` is for programs, `detail` for people, `parameter` names the
 * parameter that has a bad value.
 */
type ProblemDetails = { type: string; title: string; status: number; detail: string; code: string; parameter?: string };

const statuses: Partial<Record<FailureCode, number>> = {
  usage: 400,
  'search.query': 400,
  'not-found': 404,
  gone: 410,
  'capture.withheld': 403,
  'source.unknown': 404,
  'tag.unknown': 409,
  'binder.forbidden': 403,
  'binder.stale': 409,
  'binder.full': 409,
  'binder.section-filled': 409,
  'upload.too-large': 413,
  'packet.empty': 409,
  'packet.too-large': 413,
  'curation.off': 403,
  'curation.key': 401,
  'curation.session': 401,
  'curation.elsewhere': 403,
  'curation.throttled': 429,
  'key.missing': 401,
  'key.unknown': 401,
  'key.scope': 403,
  'sign-in.link': 410,
  'sign-in.required': 401,
  'sign-on.unavailable': 503,
  'sign-on.refused': 403,
  'sign-on.stale': 410,
  'sign-on.invalid': 403,
  'sign-on.unverified': 403,
  'sign-on.uninvited': 403,
  'account.forbidden': 403,
  'account.own': 409,
  'account.exists': 409,
  'account.full': 409,
  'mail.unsent': 503,
  'hook.unreached': 502,
  'limit.reached': 429,
  'cursor.stale': 410,
  'body.type': 415,
  'search.unavailable': 503,
  'store.unreachable': 503,
  'store.full': 503,
  'store.unwritable': 503,
};

/** Answers whatever a route threw: problem+json under `/api`, a page that helps elsewhere. */
export function answerErrors(deps: Deps): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const details = detailsOf(error);
    if (details.status >= 500) deps.log.error(traceOf(error, request, details), 'a request failed');
    if (response.headersSent) return next(error);
    if (details.status === 503) response.set('Retry-After', '5');
    if (isLackOfSignIn(error, request)) return response.redirect(303, signInAddress(request));
    if (error instanceof Failure) response.set(headersOf(error, request.path));
    send(details, request, response, deps);
  };
}

/** Whoever opens a page that is for accounts is led to sign in, and from there back to it. */
function isLackOfSignIn(error: unknown, request: Request): boolean {
  return (
    error instanceof Failure && error.code === 'sign-in.required' && request.method === 'GET' && !isApi(request.path)
  );
}

function signInAddress({ originalUrl }: Request): string {
  return `/sign-in?${new URLSearchParams({ next: originalUrl })}`;
}

/** The status that a failure is answered with. What cannot be fetched or read was sent to be: the request is at fault (RFC 9110, 15.5.21). */
export function statusOf({ code }: Failure): number {
  return statuses[code] ?? (/^(fetch|extract)\./.test(code) ? 422 : 500);
}

/** Answers a method that a path does not take; `allowed`: those it does. */
export function refuseMethod(deps: Deps, allowed: readonly string[]): RequestHandler {
  return (request, response) => {
    response.set('Allow', [...allowed, 'OPTIONS'].join(', '));
    if (request.method === 'OPTIONS') response.status(204).end();
    else send(details(405, 'method.not-allowed', words.errors.method(allowed)), request, response, deps);
  };
}

/** Answers a path that is no route. */
export function refusePath(): RequestHandler {
  return () => {
    throw new Failure('not-found', words.errors.noSuchPath);
  };
}

function detailsOf(error: unknown): ProblemDetails {
  if (error instanceof Failure) {
    const status = statusOf(error);
    const told = details(status, error.code, status === 500 ? words.errors.internal : error.message);
    return error.parameter === undefined ? told : { ...told, parameter: error.parameter };
  }
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
  if (status === 404) return details(404, 'not-found', words.errors.noSuchPath);
  if (status === 413) return details(413, 'usage', words.errors.tooLarge);
  if (status >= 400 && status < 500)
    return details(status, 'usage', bodyError(error) ? words.errors.badBody : words.errors.unreadable);
  return details(500, 'internal', words.errors.internal);
}

/** Whether the body of a request could not be parsed, rather than its address. */
function bodyError(error: unknown): boolean {
  return (
    error instanceof Error &&
    'type' in error &&
    /^(?:entity|encoding|charset|parameters|request)\./.test(String(error.type))
  );
}

/** What a program needs beside the code to go on: which key is asked for (RFC 9110, 11.6.1), how long to wait. */
function headersOf({ code, retryAfterMs }: Failure, path: string): Record<string, string> {
  return {
    ...((code === 'key.missing' || code === 'key.unknown') && { 'WWW-Authenticate': challenge(path) }),
    ...(code === 'curation.key' && { 'WWW-Authenticate': 'Bearer realm="curation"' }),
    ...(retryAfterMs !== undefined && { 'Retry-After': String(Math.ceil(retryAfterMs / 1000)) }),
  };
}

/** Programs show keys as bearers; a browser that opens a page can ask for a password. */
function challenge(path: string): string {
  return isApi(path) ? 'Bearer realm="api"' : 'Basic realm="API key", charset="UTF-8"';
}

function isApi(path: string): boolean {
  return /^\/(?:api\/|healthz)/.test(path);
}

function details(status: number, code: string, detail: string): ProblemDetails {
  return { type: 'about:blank', title: words.errors.titles[status] ?? words.errors.otherTitle, status, detail, code };
}

function send(problem: ProblemDetails, request: Request, response: Response, deps: Deps): void {
  response.status(problem.status);
  if (isApi(request.path)) {
    response.type('application/problem+json').send(JSON.stringify(problem));
  } else {
    response.type('html').send(errorPage(problem, deps).toString());
  }
}

/** What is logged of a failed request. Messages are left out, since an engine's may repeat the words that were searched for. */
function traceOf(error: unknown, request: Request, { code }: ProblemDetails): object {
  const route: unknown = request.route?.path;
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const frames = stack.split('\n').filter((line) => line.startsWith('    at '));
  return { code, method: request.method, route, error: error instanceof Error ? error.name : typeof error, frames };
}
