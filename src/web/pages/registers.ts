import { z } from 'zod';
import type { Handler } from '../deps.ts';
import { askedOf } from '../params.ts';
import { lookUp, type RegisterQuery } from '../registers.ts';
import { registersPageView } from '../views/registers-page.ts';

const asked = z.object({
  name: z.string().max(200).optional(),
  register: z.string().max(100).optional(),
  state: z.enum(['listed', 'excluded', 'left']).optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});

/** `GET /registers?name=&register=&state=&page=`: entries of state registers, by name. */
export const registersPage: Handler = (deps) => async (request, response) => {
  const query = Object.fromEntries(
    Object.entries(askedOf(request, asked)).filter(([, value]) => value !== undefined),
  ) as RegisterQuery;
  response.type('html').send(registersPageView(query, await lookUp(deps, query), deps).toString());
};
