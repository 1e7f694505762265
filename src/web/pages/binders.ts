import { z } from 'zod';
import { binderTitle } from '../../binder/change.ts';
import { readBinderFile } from '../../binder/file.ts';
import { binderLimits } from '../../binder/limits.ts';
import { outlineIds } from '../../binder/outlines.ts';
import { Failure } from '../../errors.ts';
import { passageId } from '../api/answers/basic.ts';
import { bindersFor, currentBinder, sharesFor } from '../binder.ts';
import { forgetBinder, rememberBinder } from '../binder-cookie.ts';
import { formBody } from '../curation/body.ts';
import { requireOwnOrigin } from '../curation/origin.ts';
import { uploadOf } from '../curation/upload.ts';
import type { Handler } from '../deps.ts';
import { statusOf } from '../errors.ts';
import { headingsOf } from '../outline.ts';
import { askedOf } from '../params.ts';
import { privately } from '../security.ts';
import { bindersPageView } from '../views/binders-page.ts';
import { words } from '../words/words.ts';

const beginning = z.strictObject({
  title: binderTitle,
  outline: z.enum(['', ...outlineIds], 'choose one of the outlines'),
  passage: passageId.optional(),
});

const waiting = z.object({ passage: passageId.optional().catch(undefined) });

/** `GET /binders?passage=`: where a binder is made, of an outline or of a file; for a passage, if one waits to be added. */
export const bindersPage: Handler = (deps) => async (request, response) => {
  privately(response);
  const current = await currentBinder(deps, request);
  const { passage } = askedOf(request, waiting);
  response
    .type('html')
    .send(bindersPageView({ current, mine: await sharesFor(deps).list(), passage }, deps).toString());
};

/** `POST /binders`: makes one, and leads to it, or to the passage that waits. */
export const makeBinder: Handler = (deps) => async (request, response) => {
  privately(response);
  requireOwnOrigin(request, false);
  const { title, outline, passage } = await formBody(beginning, request, response);
  const headings = outline === '' ? [words.binders.firstHeading] : headingsOf(outline);
  const { id } = await bindersFor(deps).make({ title, headings });
  rememberBinder(deps, request, response, id);
  response.redirect(303, passage === undefined ? `/binders/${id}` : `/binders/add?passage=${passage}`);
};

/** `POST /binders/import`: makes one of a file; what is wrong with it is said above the form. */
export const importBinder: Handler = (deps) => async (request, response) => {
  privately(response);
  requireOwnOrigin(request, false);
  const { file } = await uploadOf(request);
  try {
    const { id } = await bindersFor(deps).import(readBinderFile(textOf(file?.body)));
    rememberBinder(deps, request, response, id);
    response.redirect(303, `/binders/${id}`);
  } catch (error) {
    if (!(error instanceof Failure) || !/^(usage|upload\.)/.test(error.code)) throw error;
    const mine = await sharesFor(deps).list();
    const current = await currentBinder(deps, request);
    const page = bindersPageView({ current, mine, wrong: error.message }, deps);
    response.status(statusOf(error)).type('html').send(page.toString());
  }
};

/** `POST /binders/forget`: this computer no longer knows a binder. */
export const forgetOnPage: Handler = (deps) => (request, response) => {
  privately(response);
  requireOwnOrigin(request, false);
  forgetBinder(deps, request, response);
  response.redirect(303, '/binders');
};

/** A file as text. @throws Failure usage when there is none, upload.too-large */
function textOf(body: Uint8Array | undefined): string {
  if (body === undefined) throw new Failure('usage', 'file: choose the file first.', { parameter: 'file' });
  const most = binderLimits.file;
  if (body.length <= most) return new TextDecoder().decode(body);
  throw new Failure('upload.too-large', `The file is larger than ${most / 1e6} MB, the most that is taken.`, {
    parameter: 'file',
  });
}
