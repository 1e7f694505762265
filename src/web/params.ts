import type { Request } from 'express';
import { z } from 'zod';
import { Failure } from '../errors.ts';
import { facetNames } from '../search/engine.ts';

const reportId = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .max(100);
const versionNumber = z
  .string()
  .regex(/^[1-9]\d{0,5}$/)
  .transform(Number);

/** What is found beside the words as typed, each unless its parameter is `false`. */
export const expansionSwitches = ['synonyms', 'names', 'spelling'] as const;
const filters: readonly string[] = ['from', 'until', ...facetNames];
const kept: readonly string[] = ['q', 'sort', ...expansionSwitches, 'all', ...filters];

/** The parameters of a request's address, several of one name included. */
export function parametersOf(request: Request): URLSearchParams {
  const url = request.originalUrl;
  const mark = url.indexOf('?');
  return new URLSearchParams(mark === -1 ? '' : url.slice(mark + 1));
}

/**
 * What a page is asked, one value a parameter; an empty one is not given.
 * @throws Failure usage naming the first parameter that the schema refuses
 */
export function askedOf<Asked>(request: Request, schema: z.ZodType<Asked>): Asked {
  const given = [...parametersOf(request)].filter(([, value]) => value.trim() !== '');
  const read = schema.safeParse(Object.fromEntries(given));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const parameter = String(issue?.path[0] ?? '');
  throw new Failure('usage', `${parameter}: ${issue?.message}.`, { parameter });
}

/** Those parameters that describe the search: the ones that links to another page of it, or to a part of it, carry on. */
export function searchParameters(parameters: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...parameters].filter(([name, value]) => kept.includes(name) && value !== ''));
}

/** Those parameters of a search that filter it: its facets and its period. */
export function filtersIn(parameters: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...parameters].filter(([name]) => filters.includes(name)));
}

/**
 * The id and, if one is asked for, the version of a report's address.
 * @throws Failure not-found for what can be no report's id, usage for what can be no version
 */
export function askedReport(request: Request): { id: string; version: number | undefined } {
  const id = reportId.safeParse(request.params.id);
  if (!id.success) throw new Failure('not-found', 'There is no report of this id.');
  const asked = parametersOf(request).get('version');
  if (asked === null || asked === '') return { id: id.data, version: undefined };
  const version = versionNumber.safeParse(asked);
  if (!version.success) throw new Failure('usage', 'version: must be a whole number from 1.', { parameter: 'version' });
  return { id: id.data, version: version.data };
}
