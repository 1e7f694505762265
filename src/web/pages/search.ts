import type { SearchPage } from '../../find.ts';
import type { SearchQuery } from '../../search/query.ts';
import type { Deps, Handler } from '../deps.ts';
import { foundIn, type Matches } from '../matches.ts';
import { parametersOf, searchParameters } from '../params.ts';
import { searchPageView } from '../views/search-page.ts';
import { timelineFile } from '../views/timeline.ts';
import { words } from '../words/words.ts';

/** So many reports can stand open on one page. */
const mostOpen = 5;

/** `GET /search`: the address of the page is the search. `open` names reports whose further passages are shown in place. */
export const searchPage: Handler = (deps) => async (request, response) => {
  const parameters = parametersOf(request);
  const query = deps.finder.query(parameters);
  const page = await deps.finder.find({ ...query, timeline: true });
  const opened = await openedOf(parameters.getAll('open'), page, query, deps);
  const shown = { query, page, opened, parameters: searchParameters(parameters) };
  response.type('html').send(searchPageView(shown, deps).toString());
};

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
