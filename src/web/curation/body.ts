import express, { type Request, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import { Failure } from '../../errors.ts';

const limit = 64 * 1024;
const json = express.json({ limit, type: 'application/json' });
const form = express.urlencoded({ limit, extended: false, parameterLimit: 20 });

/** What a program sends, at most `most` bytes. @throws Failure usage; the parser's own errors bear a status below 500 */
export function jsonBody<T>(schema: z.ZodType<T>, request: Request, response: Response, most = limit): Promise<T> {
  const parse = most === limit ? json : express.json({ limit: most, type: 'application/json' });
  return body(parse, 'application/json', schema, request, response);
}

/** What a form of ours sends. @throws as `jsonBody` */
export function formBody<T>(schema: z.ZodType<T>, request: Request, response: Response): Promise<T> {
  return body(form, 'application/x-www-form-urlencoded', schema, request, response);
}

async function body<T>(
  parse: RequestHandler,
  type: string,
  schema: z.ZodType<T>,
  request: Request,
  response: Response,
): Promise<T> {
  if (!request.is(type)) throw new Failure('body.type', `Send it with Content-Type: ${type}.`);
  await new Promise<void>((resolve, reject) => {
    parse(request, response, (error: unknown) => (error === undefined ? resolve() : reject(error)));
  });
  const read = schema.safeParse(request.body);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const parameter = issue?.path.join('.') ?? '';
  const reason = issue?.message ?? 'cannot be read';
  if (parameter === '') throw new Failure('usage', `The body: ${reason}.`);
  throw new Failure('usage', `${parameter}: ${reason}.`, { parameter });
}

/** A name that a curator is shown under. */
export const curatorName = z
  .string()
  .trim()
  .max(80, 'at most 80 characters')
  .regex(/^\P{Cc}*$/u, 'no control characters');

/** What a curator decides: which tag, and what becomes of it. */
export const judgement = z.strictObject({
  passageId: z.string().min(1).max(200),
  category: z.string().min(1).max(100),
  quote: z.string().min(1).max(20_000),
  start: z.int().min(0),
  end: z.int().min(1),
  state: z.enum(['confirmed', 'rejected', 'machine']),
  note: z.string().trim().max(2000).optional(),
  by: curatorName.optional(),
});

const number = z
  .string()
  .regex(/^\d{1,9}$/, 'must be a whole number')
  .transform(Number);

/**
 * The same as a form sends it: browsers alter line breaks in what they send, so the words are named by their place and their hash. `q`: the
 * search to come back to.
 */
export const judgementForm = judgement.omit({ by: true, note: true, quote: true }).extend({
  start: number,
  end: number,
  quoteHash: z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256'),
  csrf: z.string().max(200),
  q: z.string().max(500).optional(),
});
