import { z } from 'zod';
import type { Handler } from '../deps.ts';
import { compareEditions, otherEditions } from '../editions.ts';
import { askedOf } from '../params.ts';
import { editionsPageView } from '../views/editions-page.ts';

const edition = z.string().default('').transform(idIn);
const pair = z.object({ earlier: edition, later: edition });

/** `GET /editions?earlier=&later=`: two editions of a series, section by section. Either may be given by its address here; without both, the form. */
export const editionsPage: Handler = (deps) => async (request, response) => {
  const asked = askedOf(request, pair);
  const isAsked = asked.earlier !== '' && asked.later !== '';
  const compared = isAsked ? await compareEditions(asked, deps) : undefined;
  const given = asked.later || asked.earlier;
  const offered = isAsked || given === '' ? undefined : await otherEditions(given, deps);
  response
    .type('html')
    .send(editionsPageView({ asked, ...(compared && { compared }), ...(offered && { offered }) }, deps).toString());
};

/** The id of a report, also out of the address of its page. */
function idIn(given: string): string {
  return /\/reports\/([a-z0-9-]+)/.exec(given)?.[1] ?? given.trim();
}
