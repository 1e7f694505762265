import { z } from 'zod';
import { createCiter } from '../../citer.ts';
import type { Handler } from '../deps.ts';
import { parametersOf, reportAddress } from '../params.ts';
import { citePageView } from '../views/cite-page.ts';

const passageName = z.string().max(200);

/** `GET /reports/:id/cite?passage=&version=`: a report or a passage of it in every style, with the capture that each rests on. */
export const citePage: Handler = (deps) => async (request, response) => {
  const { id, version } = reportAddress(request);
  const passage = passageName.safeParse(parametersOf(request).get('passage') || undefined).data;
  const cited = {
    reportId: id,
    ...(version !== undefined && { version }),
    ...(passage !== undefined && { passageId: passage }),
  };
  const citer = createCiter(deps);
  const [reference, citations] = await Promise.all([citer.reference(cited), citer.cite(cited)]);
  response.type('html').send(citePageView({ cited, reference, citations }, deps).toString());
};
