import { z } from 'zod';
import { describe } from './description.ts';
import { jsonRoute } from './route.ts';
import { apiRoutes } from './routes.ts';

/** `GET /api/v1/openapi.json`. */
export const openapiRoute = jsonRoute({
  method: 'get',
  at: '/api/v1/openapi.json',
  topic: 'This instance',
  summary: 'This description',
  description: 'OpenAPI 3.1, made from the schemas that check what is asked. `/api` shows it to people.',
  answer: z.looseObject({ openapi: z.string(), paths: z.record(z.string(), z.unknown()) }),
  example: '/api/v1/openapi.json',
  async handle({ version }) {
    const { openapi, paths = {}, ...rest } = describe(apiRoutes, version);
    return { openapi, ...rest, paths };
  },
});
