import { z } from 'zod';
import { createCiter, scripts } from '../../citer.ts';
import type { Handler } from '../deps.ts';
import { askedOf, askedReport } from '../params.ts';
import { citePageView } from '../views/cite-page.ts';

const longest = 500;
const asked = z.object({
  passage: z.string().max(200).optional(),
  script: z.enum(scripts).optional(),
  english: z.string().max(longest, `at most ${longest} characters`).optional(),
  translator: z.string().max(longest, `at most ${longest} characters`).optional(),
});

/** `GET /reports/:id/cite?passage=&version=&script=&english=&translator=`: a report or a passage of it in every style, with the capture it rests on. */
export const citePage: Handler = (deps) => async (request, response) => {
  const { id, version } = askedReport(request);
  const { passage, script, english, translator } = askedOf(request, asked);
  const cited = {
    reportId: id,
    ...(version !== undefined && { version }),
    ...(passage !== undefined && { passageId: passage }),
    ...(english !== undefined && { englishTitle: { text: english, ...(translator !== undefined && { translator }) } }),
  };
  const citer = createCiter(deps);
  const chosen = script === undefined ? {} : { script };
  const [reference, citations] = await Promise.all([citer.reference(cited), citer.cite(cited, chosen)]);
  response.type('html').send(citePageView({ cited, reference, citations, ...chosen }, deps).toString());
};
