import type { SearchPage } from '../../find.ts';
import type { SearchQuery } from '../../search/query.ts';
import type { Deps, Handler } from '../deps.ts';
import { KeptPages } from '../kept-pages.ts';
import { foundIn, type Matches } from '../matches.ts';
import { parametersOf, searchParameters } from '../params.ts';
import { searchPageView } from '../views/search-page.ts';
import { timelineFile } from '../views/timeline.ts';
import { words } from '../words/words.ts';

/** So many reports can stand open on one page. */
const mostOpen = 5;

/** `GET /search`: the address of the page is the search. `open` names reports whose further passages are shown in place. */
export const searchPage: Handler = (deps) => {
  const kept = new KeptPages(deps);
  return (request, response) => kept.send(request, response, () => pageFor(parametersOf(request), deps));
};

async function pageFor(parameters: URLSearchParams, deps: Deps): Promise<string> {
  const query = deps.finder.query(parameters);
  const page = await deps.finder.find({ ...query, timeline: 'reports' });
  const opened = await openedOf(parameters.getAll('open'), page, query, deps);
  return searchPageView({ query, page, opened, parameters: searchParameters(parameters) }, deps).toString();
}

/** `GET /search/timeline.svg`: the timeline of a search as a picture to keep. */
export const timelinePicture: Handler = (deps) => async (request, response) => {
  const query = deps.finder.query(parametersOf(request));
  const { timeline, total } = await deps.finder.timeline(query);
  const title = [words.timeline.title, query.text.trim(), words.reports(total)]
    .filter((part) => part !== '')
    .join(' · ');
  response.set('Content-Disposition', 'attachment; filename="timeline.svg"');
  response.type('image/svg+xml').send(timelineFile(timeline, title).toString());
};

async function openedOf(
  ids: readonly string[],
  page: SearchPage,
  query: SearchQuery,
  { store }: Deps,
): Promise<Map<string, Matches>> {
  const hits = page.hits.filter(({ reportId }) => ids.includes(reportId)).slice(0, mostOpen);
  const found = hits.map(async ({ reportId }) => {
    const matches = foundIn(await store.passages(reportId), query, page.expansions ?? []);
    return [reportId, matches] as const;
  });
  return new Map(await Promise.all(found));
}
