import { Failure } from '../../errors.ts';
import { difference } from '../../text/difference.ts';
import type { Handler } from '../deps.ts';
import { askedReport } from '../params.ts';
import { revisionPageView } from '../views/revision-page.ts';

/** `GET /reports/:id/changes?version=N`: what version N (the newest when absent) changed against the one before, sentence by sentence. */
export const revisionPage: Handler = (deps) => async (request, response) => {
  const { id, version } = askedReport(request);
  const report = await deps.store.report(id);
  if (report === undefined) throw new Failure('not-found', 'There is no report of this id.');
  const to = version ?? report.version;
  const [before, after] = await Promise.all([to - 1, to].map((number) => deps.store.versionText(id, number)));
  if (before === undefined || after === undefined)
    throw new Failure('not-found', `This report has no versions ${to - 1} and ${to} to compare.`);
  response.type('html').send(revisionPageView({ report, to, ...difference(before, after) }, deps).toString());
};
