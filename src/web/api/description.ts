import { createDocument, type ZodOpenApiOperationObject } from 'zod-openapi';
import { problem } from './answers/problem.ts';
import type { ApiRoute } from './route.ts';

type Document = ReturnType<typeof createDocument>;

const usual: Readonly<Record<number, string>> = {
  401: 'A key is asked for, or this one is none.',
  400: 'A parameter or the body has a bad value; `parameter` names it.',
  404: 'There is nothing of this id or at this address.',
  429: 'Too many requests; `Retry-After` says how many seconds to wait.',
  431: 'The address or the headers are too long to be read: 60,000 characters are the most.',
  503: 'The store or the search engine cannot be reached now; `Retry-After` says when to try again.',
};

/** The OpenAPI 3.1 description of the routes. */
export function describe(routes: readonly ApiRoute[], version: string): Document {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const route of routes) {
    const path = addressOf(route);
    paths[path] = { ...paths[path], [route.method]: operation(route) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'country-conditions',
      version,
      description:
        'Search over public reports on Russia, kept as evidence and tagged by persecution category with the words that earned the tag. Errors are problem+json (RFC 9457). A parameter without a value is as if it were not there. Search terms are neither logged nor stored.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    tags: [...new Set(routes.map(({ topic }) => topic))].map((name) => ({ name })),
    paths,
    components: { securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'An API key.' } } },
  });
}

/** `/api/v1/reports/{id}` of a route at `/api/v1/reports/:id`. */
export function addressOf({ at }: Pick<ApiRoute, 'at'>): string {
  return at.replace(/:(\w+)/g, '{$1}');
}

/** `getReportsByIdDecisions` of GET /api/v1/reports/{id}/decisions: what generated clients call it. */
export function operationName({ method, at }: Pick<ApiRoute, 'method' | 'at'>): string {
  const words = at.replace(/^\/api\/v1/, '').split(/[/.:-]+/);
  return method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

function operation(route: ApiRoute): ZodOpenApiOperationObject {
  const { path, query, body, upload } = route;
  return {
    operationId: operationName(route),
    summary: route.summary,
    description: `${route.description}\n\nExample: \`${route.example}\``,
    tags: [route.topic],
    ...(route.scope !== undefined && { security: [{ key: [route.scope] }] }),
    requestParams: { ...(path && { path }), ...(query && { query }) },
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    ...(upload && { requestBody: { required: true, content: { 'multipart/form-data': { schema: upload } } } }),
    responses: { ...successOf(route), ...failuresOf(route) },
  };
}

/** What is made is answered with 201. */
function successOf(route: ApiRoute): { 200: object; 201?: object } {
  const answer = { description: route.summary, content: contentOf(route) };
  return 'statusOf' in route ? { 200: answer, 201: answer } : { 200: answer };
}

function contentOf(route: ApiRoute): Record<string, object> {
  if ('answer' in route) return { 'application/json': { schema: route.answer } };
  return Object.fromEntries(
    Object.entries(route.types).map(([type, what]) => [type, { schema: { description: what } }]),
  );
}

function failuresOf(route: ApiRoute): Record<string, object> {
  const all: Record<number, string> = {
    ...usual,
    ...(route.scope !== undefined && { 403: 'The key does not allow this, or it is switched off here.' }),
    ...(route.body && { 413: 'The body is too large.', 415: 'The body must be JSON, sent as application/json.' }),
    ...route.failures,
  };
  const content = { 'application/problem+json': { schema: problem } };
  return Object.fromEntries(Object.entries(all).map(([status, description]) => [status, { description, content }]));
}
