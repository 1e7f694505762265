import { z } from 'zod';
import { Failure } from '../../errors.ts';
import type { Handler } from '../deps.ts';
import { parametersOf } from '../params.ts';
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
  const given = [...parametersOf(request)].filter(([, value]) => value.trim() !== '');
  const checked = asked.safeParse(Object.fromEntries(given));
  if (!checked.success) {
    const parameter = String(checked.error.issues[0]?.path[0] ?? 'name');
    throw new Failure('usage', `${parameter}: is not what can be looked up.`, { parameter });
  }
  const query = Object.fromEntries(
    Object.entries(checked.data).filter(([, value]) => value !== undefined),
  ) as RegisterQuery;
  response.type('html').send(registersPageView(query, await lookUp(deps, query), deps).toString());
};
