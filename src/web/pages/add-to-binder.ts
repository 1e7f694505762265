import type { Request } from 'express';
import { z } from 'zod';
import { labels } from '../../binder/binder.ts';
import { remarks } from '../../binder/change.ts';
import { Failure } from '../../errors.ts';
import { reportAddress, searchAddress } from '../addresses.ts';
import { passageId } from '../api/answers/basic.ts';
import { bindersFor, currentBinder } from '../binder.ts';
import { rememberBinder } from '../binder-cookie.ts';
import { formBody } from '../curation/body.ts';
import { requireOwnOrigin } from '../curation/origin.ts';
import type { Deps, Handler } from '../deps.ts';
import { askedOf, searchParameters } from '../params.ts';
import { privately } from '../security.ts';
import { addToBinderView } from '../views/add-to-binder-page.ts';

/** Where the reader came from: the words of the search, still to be marked in the report, or the parameters of the page of results. */
const origin = { q: z.string().max(500).optional(), search: z.string().max(2000).optional() };
const addition = z.strictObject({
  passage: passageId,
  section: z.string().min(1, 'choose a heading').max(60),
  relevance: remarks.relevance.unwrap(),
  label: z.enum(['', ...labels], 'choose one of the labels'),
  ...origin,
});

const text = z.string().default('');
const asked = z.object({ passage: text, q: text, search: text });

/** `GET /binders/add?passage=`: under which heading of the binder at hand a passage goes. Without a binder one is made first. */
export const addToBinderPage: Handler = (deps) => async (request, response) => {
  privately(response);
  const { passage, ...from } = askedOf(request, asked);
  const found = await passageOf(deps, passage);
  const binder = await currentBinder(deps, request);
  if (binder === undefined) return response.redirect(303, `/binders?passage=${found.passage.id}`);
  response.type('html').send(addToBinderView({ binder, ...found, ...from }, deps).toString());
};

/** `POST /binders/add`: adds it and leads back to where the reader came from. */
export const addToBinder: Handler = (deps) => async (request, response) => {
  privately(response);
  requireOwnOrigin(request, false);
  const { passage, section, relevance, label, ...from } = await formBody(addition, request, response);
  const binder = await requireCurrent(deps, request);
  const given = { ...(relevance !== '' && { relevance }), ...(label !== '' && { label }) };
  await bindersFor(deps).add(binder.id, { passageId: passage, section, ...given });
  rememberBinder(deps, request, response, binder.id);
  const { passage: added, report } = await passageOf(deps, passage);
  response.redirect(303, wayBack(added, report.version, from));
};

async function passageOf({ store }: Deps, id: string) {
  const read = passageId.safeParse(id);
  const [passage] = read.success ? await store.passagesById([read.data]) : [];
  const report = passage && (await store.report(passage.reportId));
  if (passage === undefined || report === undefined) throw new Failure('not-found', 'There is no such passage.');
  return { passage, report };
}

async function requireCurrent(deps: Deps, request: Request) {
  const binder = await currentBinder(deps, request);
  if (binder !== undefined) return binder;
  throw new Failure('not-found', 'This browser no longer knows your binder. Open its link, or make another.');
}

type Place = { reportId: string; version: number; ordinal: number };

/** Addresses are made here, never taken: nobody is led to another site. */
function wayBack(
  { reportId, version, ordinal }: Place,
  newest: number,
  from: { q?: string | undefined; search?: string | undefined },
): string {
  if (from.search) {
    const parameters = searchParameters(new URLSearchParams(from.search));
    const page = Number(new URLSearchParams(from.search).get('page') ?? 1);
    return `${searchAddress(parameters, Number.isInteger(page) && page > 0 ? page : 1)}#r-${reportId}`;
  }
  return reportAddress(reportId, from.q ?? '', String(ordinal), version === newest ? undefined : version);
}
