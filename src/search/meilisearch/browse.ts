import { type SearchQuery, wantedCategories } from '../query.ts';
import { askEach, type Server } from './client.ts';
import { isIn } from './filter.ts';
import type { Found } from './match.ts';
import { byDate, type Placed } from './order.ts';
import type { Matched } from './tally.ts';

/** A passage that a report is shown by. */
type Shown = { id: string; reportId: string; firstDay?: number };
/** For the front of an order by date: the first passage of each report, and the first with a strong tag. */
export type Front = { any: readonly Shown[]; tagged: readonly Shown[]; limit: number };
type Asked = { texts: readonly string[]; filter: readonly string[] };

const frontAtMost = 100;

/** Asks for what a page of browsing will show before it is known which reports these are; nothing where Meilisearch does not know the order. */
export async function frontOf(server: Server, asked: Asked, query: SearchQuery): Promise<Front | undefined> {
  const limit = query.page * query.size;
  if (query.sort === 'added' || query.sort === 'news' || limit > frontAtMost) return undefined;
  const sort = query.sort === 'oldest' ? 'firstDay:asc' : 'firstDay:desc';
  return { ...(await firstOfEach(server, asked, query, { limit, also: [], sort: [sort, 'ordinal:asc'] })), limit };
}

/** The reports of a page of browsing, each shown by its first passage that bears a strong tag, of the categories asked for if any. */
export async function browsed(
  server: Server,
  found: Found,
  query: SearchQuery,
  front: Front | undefined,
): Promise<Placed[]> {
  const { sort = 'relevance', page, size } = query;
  const order = byDate(found.reports, sort === 'relevance' ? 'newest' : sort);
  const reports = order.slice((page - 1) * size, page * size);
  const shown = new Map([...(front?.any ?? []), ...(front?.tagged ?? [])].map(({ reportId, id }) => [reportId, id]));
  const unsure = reports.filter((report) => front === undefined || !isSure(front, shown, report));
  if (unsure.length > 0) {
    const also = [
      isIn(
        'reportId',
        unsure.map(({ reportId }) => reportId),
      ),
    ];
    const reading = { limit: unsure.length, also, sort: ['ordinal:asc'] };
    const { any, tagged } = await firstOfEach(server, found, query, reading);
    for (const { reportId, id } of [...any, ...tagged]) shown.set(reportId, id);
  }
  return reports.map((report) => ({ report, passageId: shown.get(report.reportId) ?? '', score: 0 }));
}

/**
 * Of the first reports by date those with a strong tag are among the first with one; but reports of one day come in another order from the
 * server, so those of the day that its list ends with are not sure, nor are those that it does not hold.
 */
function isSure({ any, tagged, limit }: Front, shown: ReadonlyMap<string, string>, { reportId }: Matched): boolean {
  if (!shown.has(reportId)) return false;
  if (tagged.length < limit || tagged.some((one) => one.reportId === reportId)) return true;
  const day = any.find((one) => one.reportId === reportId)?.firstDay;
  return day !== tagged.at(-1)?.firstDay;
}

function isTagged(query: SearchQuery): string {
  const categories = wantedCategories(query);
  return categories.length > 0 ? isIn('strong', categories) : 'strong EXISTS AND strong IS NOT EMPTY';
}

/** Both in one request. What has no words is one sentence. */
async function firstOfEach(
  server: Server,
  { texts: [q = ''], filter }: Asked,
  query: SearchQuery,
  { limit, also, sort }: { limit: number; also: readonly string[]; sort: string[] },
): Promise<Pick<Front, 'any' | 'tagged'>> {
  const asking = {
    ...{ indexUid: server.names.passages, q, limit, sort },
    attributesToRetrieve: ['id', 'reportId', 'firstDay'],
    ...({ matchingStrategy: 'all', distinct: 'reportId' } as const),
  };
  const [any, tagged] = await askEach(server, [
    { ...asking, filter: [...filter, ...also] },
    { ...asking, filter: [...filter, ...also, isTagged(query)] },
  ]);
  return { any: shownBy(any), tagged: shownBy(tagged) };
}

function shownBy(answer: { hits: Record<string, unknown>[] } | undefined): Shown[] {
  return (answer?.hits ?? []).map(({ id, reportId, firstDay }) => ({
    id: String(id),
    reportId: String(reportId),
    ...(typeof firstDay === 'number' ? { firstDay } : {}),
  }));
}
