import type { Request } from 'express';
import type { z } from 'zod';
import type { FailureCode } from '../../errors.ts';
import type { KeyScope } from '../../model/api-key.ts';
import type { Deps } from '../deps.ts';

/** The headings of the description. */
type Topic =
  | 'Search'
  | 'Reports'
  | 'Binders'
  | 'Law'
  | 'Sources'
  | 'Curation'
  | 'Account'
  | 'Accounts'
  | 'This instance';

/** What a request asks for, past the door: checked, typed, defaults filled in. */
export type Asked<Path = unknown, Query = unknown, Body = unknown> = {
  path: Path;
  query: Query;
  body: Body;
  /** All parameters as they stand in the address. */
  address: URLSearchParams;
  /** For what no schema tells: headers, the address it came from. */
  request: Request;
};

type Common<Path extends z.ZodObject, Query extends z.ZodObject, Body extends z.ZodType> = {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** As Express takes it: `/api/v1/reports/:id`. */
  at: string;
  topic: Topic;
  /** One line, then as many sentences as a caller needs. */
  summary: string;
  description: string;
  /** Of the address; what does not fit it is `not-found`, with the schema's message. */
  path?: Path;
  /** Each is given once, but for lists, which are repeated. An empty one counts as absent, an unknown one is refused. */
  query?: Query;
  /** JSON. */
  body?: Body;
  /** How large it may be; 64 KB when absent. */
  bodyBytes?: number;
  /** A form with a file (`multipart/form-data`) that `handle` takes from the request itself. */
  upload?: z.ZodObject;
  /** Whose key is asked for; reading asks for none. */
  scope?: KeyScope;
  /** The code of a bad value of `query`: `usage` when absent. */
  refusal?: FailureCode;
  /** Statuses of its own beside those that every route can answer with, and what each means. */
  failures?: Readonly<Record<number, string>>;
  /** An address that can be tried on the samples of `npm run demo`; `{report}`, `{other}`, `{passage}` stand for ids found by a search, `{binder}` and `{subscription}` for some that were made. */
  example: string;
};

/** A file that an answer consists of. `attachment`: its name when it is saved; browsers then never render it. */
export type FileReply = {
  type: string;
  body: string | Uint8Array;
  attachment?: string;
  /** Further headers. */
  headers?: Readonly<Record<string, string>>;
};

/** A route that answers with JSON of the schema `answer`. */
export type JsonRoute<
  Path extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Answer extends z.ZodType,
> = Common<Path, Query, Body> & {
  answer: Answer;
  /** 200 when absent. */
  statusOf?(answer: z.input<Answer>): number;
  handle(deps: Deps, asked: Asked<z.infer<Path>, z.infer<Query>, z.infer<Body>>): Promise<z.input<Answer>>;
};

/** A route that answers with a file; `types`: media types it can have, and what each holds. */
type FileRoute<Path extends z.ZodObject, Query extends z.ZodObject> = Common<Path, Query, z.ZodType> & {
  types: Readonly<Record<string, string>>;
  reply(deps: Deps, asked: Asked<z.infer<Path>, z.infer<Query>>): Promise<FileReply>;
};

/**
 * One thing that the API does, as one value: from it come the address that is served, the check of what is asked, the OpenAPI description and
 * the readable page, so that none of them can differ from the others.
 */
export type ApiRoute = JsonRoute<z.ZodObject, z.ZodObject, z.ZodType, z.ZodType> | FileRoute<z.ZodObject, z.ZodObject>;

/** A route that answers with JSON. */
export function jsonRoute<
  Path extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Answer extends z.ZodType,
>(route: JsonRoute<Path, Query, Body, Answer>): ApiRoute {
  return route;
}

/** A route that answers with a file. */
export function fileRoute<Path extends z.ZodObject, Query extends z.ZodObject>(
  route: FileRoute<Path, Query>,
): ApiRoute {
  return route;
}
