import { Failure } from '../../errors.ts';
import type { Handler } from '../deps.ts';
import { similarPageView } from '../views/similar-page.ts';

/** So many similar passages stand on one page. */
const shown = '20';

/** `GET /passages/:id/similar`: passages of other reports that resemble one, each report once. */
export const similarPage: Handler = (deps) => async (request, response) => {
  const id = String(request.params.id);
  const [passage] = /^[a-z0-9-]{1,100}\.\d{1,9}\.\d{1,9}$/.test(id) ? await deps.store.passagesById([id]) : [];
  const report = passage && (await deps.store.report(passage.reportId));
  if (passage === undefined || report === undefined) throw new Failure('not-found', 'There is no passage of this id.');
  const page = await deps.finder.similar(id, deps.finder.query({ size: shown }));
  response.type('html').send(similarPageView({ report, passage, hits: page.hits }, deps).toString());
};
