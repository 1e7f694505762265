import type { SearchPage } from '../../find.ts';
import type { SearchQuery } from '../../search/query.ts';
import { currentBinder } from '../binder.ts';
import { curatorOf } from '../curation/curator.ts';
import type { Deps, Handler } from '../deps.ts';
import { matchesIn } from '../matches.ts';
import { askedReport, parametersOf } from '../params.ts';
import { loadReport } from '../report.ts';
import { privately } from '../security.ts';
import { reportPageView } from '../views/report-page.ts';

/** So many decisions stand on the page; the API has all. */
const shownDecisions = 50;

/** `GET /reports/:id?q=&version=`: a report as text, with captures, tags beside their passages, and the words of the search marked. */
export const reportPage: Handler = (deps) => async (request, response) => {
  const { id, version } = askedReport(request);
  const query = deps.finder.query({ q: parametersOf(request).getAll('q').join(' ') });
  const view = await loadReport(deps.store, id, version);
  const matches = matchesIn(view.passages, query, await expansionsOf(query, deps));
  const curator = curatorOf(deps, request);
  const binder = await currentBinder(deps, request);
  if (curator !== undefined || binder !== undefined) privately(response);
  const decisions = await deps.store.decisions({ reportId: id, limit: shownDecisions });
  const shown = { ...view, words: query.text.trim(), matches, curator, decisions, binder };
  response.type('html').send(reportPageView(shown, deps).toString());
};

/** What the search looked for beside the words as typed: the same words are marked here as in the results. */
async function expansionsOf(query: SearchQuery, { finder }: Deps): Promise<NonNullable<SearchPage['expansions']>> {
  if (query.text.trim() === '') return [];
  const page = await finder.find({ ...query, size: 1 });
  return page.expansions ?? [];
}
