import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { addressOf, describe } from '../../../src/web/api/description.ts';
import type { ApiRoute } from '../../../src/web/api/route.ts';
import { apiRoutes } from '../../../src/web/api/routes.ts';

/** An answer to be held against the description. */
export type Given = { status: number; type: string; body: string };

type Operation = { responses?: Record<string, { content?: Record<string, { schema?: object }> }> };

const document = describe(apiRoutes, 'test');
const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: false });
ajv.addSchema({ ...document, $id: 'api' });
const known = new Map<string, ValidateFunction>();

/** What is wrong with an answer of a route by its description; `undefined` when nothing is. */
export function mismatch(route: ApiRoute, { status, type, body }: Given): string | undefined {
  const path = addressOf(route);
  const operation = document.paths?.[path]?.[route.method] as Operation | undefined;
  const response = operation?.responses?.[status];
  if (response === undefined) return `${status} is not described: ${body.slice(0, 300)}`;
  const media = type.split(';')[0] ?? '';
  if (response.content?.[media] === undefined) return `${status} as ${media} is not described`;
  if (!media.endsWith('json')) return undefined;
  const place = ['paths', path, route.method, 'responses', String(status), 'content', media, 'schema'];
  const pointer = `api#/${place.map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`;
  const validate = known.get(pointer) ?? ajv.compile({ $ref: pointer });
  known.set(pointer, validate);
  return validate(JSON.parse(body)) ? undefined : `${ajv.errorsText(validate.errors)} in ${body.slice(0, 300)}`;
}
