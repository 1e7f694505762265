import { Failure } from '../../errors.ts';
import type { SearchHit } from '../../find.ts';
import type { IsoInstant } from '../../model/values.ts';
import { type FacetName, facetNames } from '../../search/engine.ts';
import type { SearchQuery } from '../../search/query.ts';
import { searchAddress } from '../addresses.ts';
import type { Deps } from '../deps.ts';
import type { ListedReport, ResultList } from './list.ts';
import { words } from './words.ts';

/** So many reports an exported list holds at most; the list says so. */
export const mostListed = 1000;
const pageSize = 100;

/** How ids and values are shown: words of the pages, handed in. */
export type Naming = {
  facet(name: FacetName): string;
  value(name: FacetName, value: string): string;
  /** Whom a report is from, and with what standing. */
  issuer(hit: SearchHit): { publisher: string; standing: string };
};

type Wanted = { query: SearchQuery; parameters: URLSearchParams; ids: readonly string[]; searchedAt: IsoInstant };

/**
 * Makes a search and lists what it finds, up to `mostListed`; `ids`: of these reports only.
 * @throws Failure usage when a wanted report is not among them; search.*, store.*
 */
export async function collect(deps: Deps, wanted: Wanted, naming: Naming): Promise<ResultList> {
  const { query, parameters, ids, searchedAt } = wanted;
  const { total, hits } = await hitsOf(deps, query, ids);
  const missing = ids.find((id) => !hits.some(({ reportId }) => reportId === id));
  if (missing !== undefined) {
    const reason = `The report ${missing} is not among the first ${mostListed} results of this search.`;
    throw new Failure('usage', reason, { parameter: 'id' });
  }
  const reports = await deps.store.reportsById(hits.map(({ reportId }) => reportId));
  const listed = hits.map((hit): ListedReport => {
    const { authors = [], documentNumber } = reports.get(hit.reportId) ?? {};
    const categories = [...new Set(hit.tags.map(({ category }) => naming.value('category', category)))];
    const { publisher, standing } = naming.issuer(hit);
    return {
      ...hit,
      publisher,
      standing,
      authors,
      categories,
      ...(documentNumber !== undefined && { documentNumber }),
    };
  });
  const sought = soughtBy(query, naming);
  return { sought, address: searchAddress(parameters), searchedAt, total, selected: ids.length > 0, reports: listed };
}

async function hitsOf({ finder }: Deps, query: SearchQuery, ids: readonly string[]) {
  const hits: SearchHit[] = [];
  const isWanted = ({ reportId }: SearchHit) => ids.length === 0 || ids.includes(reportId);
  for (let page = 1; ; page += 1) {
    const found = await finder.find({ ...query, page, size: pageSize });
    hits.push(...found.hits.filter(isWanted));
    const all = ids.length > 0 && hits.length === ids.length;
    if (all || found.hits.length < pageSize || page * pageSize >= mostListed) return { total: found.total, hits };
  }
}

/** What a search looks for, by name. */
export function soughtBy(query: SearchQuery, naming: Naming): ResultList['sought'] {
  const filters = facetNames.flatMap((name) => {
    const { include = [], exclude = [] } = query.facets[name] ?? {};
    const values = [
      ...include.map((value) => naming.value(name, value)),
      ...exclude.map((value) => words.not(naming.value(name, value))),
    ];
    return values.length === 0 ? [] : [{ name: naming.facet(name), value: values.join('; ') }];
  });
  return [
    ...(query.text.trim() === '' ? [] : [{ name: words.query, value: query.text.trim() }]),
    ...filters,
    ...(query.from === undefined ? [] : [{ name: words.from, value: query.from }]),
    ...(query.until === undefined ? [] : [{ name: words.until, value: query.until }]),
  ];
}
