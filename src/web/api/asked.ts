import type { Request } from 'express';
import { z } from 'zod';
import { Failure } from '../../errors.ts';
import { parametersOf } from '../params.ts';
import type { ApiRoute } from './route.ts';

const none = z.strictObject({});
const longestName = 100;

/** What stands in the address of a request. @throws Failure not-found for what can be no such address */
export function pathOf(route: ApiRoute, request: Request): Record<string, unknown> {
  const read = (route.path ?? none).safeParse({ ...request.params });
  if (read.success) return read.data;
  throw new Failure('not-found', read.error.issues[0]?.message ?? 'There is nothing at this address.');
}

/**
 * The parameters of a request, by the route's schema. A misspelt filter that was passed over would widen a search unseen, so unknown names are
 * refused. @throws Failure usage, or the route's own code, naming the parameter
 */
export function queryOf(route: ApiRoute, request: Request): Record<string, unknown> {
  const schema = route.query ?? none;
  const read = schema.safeParse(valuesOf(schema, parametersOf(request)));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const parameter = String(issue?.path[0] ?? '').slice(0, longestName);
  throw bad(route, parameter, issue?.message ?? 'cannot be read');
}

/** Text as the schema's types: numbers, `true` and `false`, lists. What is none of them stays text, and the schema refuses it. */
function valuesOf(schema: z.ZodObject, parameters: URLSearchParams): Record<string, unknown> {
  const values: [string, unknown][] = [];
  for (const name of new Set(parameters.keys())) {
    const field = Object.hasOwn(schema.shape, name) ? schema.shape[name] : undefined;
    if (field === undefined) throw unknown(name, Object.keys(schema.shape));
    const given = parameters.getAll(name).filter((value) => value !== '');
    const type = typeOf(field);
    if (type === 'array') values.push([name, given]);
    else if (given.length > 1)
      throw new Failure('usage', `${name}: is given twice; give it once.`, { parameter: name });
    else if (given[0] !== undefined) values.push([name, typed(type, given[0])]);
  }
  return Object.fromEntries(values);
}

function typeOf(field: z.core.$ZodType): string {
  const { def } = field._zod;
  return 'innerType' in def ? typeOf(def.innerType as z.core.$ZodType) : def.type;
}

function typed(type: string, value: string): unknown {
  if (type === 'number' && /^-?\d{1,15}$/.test(value)) return Number(value);
  if (type !== 'boolean') return value;
  return { true: true, 1: true, false: false, 0: false }[value] ?? value;
}

function unknown(name: string, known: readonly string[]): Failure {
  const parameter = name.slice(0, longestName);
  const these = known.length === 0 ? 'there are none' : `these are: ${known.join(', ')}`;
  return new Failure('usage', `${JSON.stringify(parameter)} is no parameter here; ${these}.`, { parameter });
}

function bad({ refusal = 'usage' }: ApiRoute, parameter: string, reason: string): Failure {
  return new Failure(refusal, `${parameter}: ${reason}.`, { parameter });
}
