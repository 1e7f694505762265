import { z } from 'zod';
import type { SearchHit } from '../../find.ts';
import { docxType } from '../../media-type.ts';
import type { Deps } from '../deps.ts';
import { collect, mostListed, type Naming } from '../export/collect.ts';
import { csvOf } from '../export/csv.ts';
import { docxOf } from '../export/docx.ts';
import { jsonOf } from '../export/json.ts';
import { exportFormats, type ResultList } from '../export/list.ts';
import { risOfList } from '../export/ris.ts';
import { searchParameters } from '../params.ts';
import { facetLabel, fullStandingOf, issuerNamed } from '../views/labels.ts';
import { en as words } from '../words/en.ts';
import { reportId } from './answers/basic.ts';
import { type FileReply, fileRoute } from './route.ts';
import { sort, soughtBy } from './search.ts';

/** `GET /api/v1/search/export?format=`. */
export const exportRoute = fileRoute({
  method: 'get',
  at: '/api/v1/search/export',
  topic: 'Search',
  summary: 'A list of results as a file, with the search printed on top',
  description: `Takes what describes a search, and lists at most ${mostListed} reports in its order; the file says how many there are. CSV opens in spreadsheets, Cyrillic included; RIS in reference managers; DOCX in Word.`,
  query: z.strictObject({
    format: z
      .enum(exportFormats, `must be one of ${exportFormats.join(', ')}`)
      .meta({ description: 'What kind of file.' }),
    ...soughtBy,
    sort,
    id: z
      .array(reportId)
      .max(mostListed, `has too many values; at most ${mostListed} are taken`)
      .optional()
      .meta({ description: 'Ids of reports: these results alone; repeatable.' }),
  }),
  refusal: 'search.query',
  types: {
    'text/csv': 'CSV, UTF-8 with a byte-order mark.',
    'application/x-research-info-systems': 'RIS, UTF-8.',
    [docxType]: 'DOCX.',
    'application/json': 'JSON: the search, then the reports as a search gives them.',
  },
  example: '/api/v1/search/export?format=csv&q=foreign+agent',
  async reply(deps, { query: { format, id = [], ...sought }, address }) {
    const parameters = searchParameters(address);
    const searchedAt = new Date(deps.now()).toISOString();
    const wanted = { query: deps.finder.query(sought), parameters, ids: [...new Set(id)], searchedAt };
    return replyOf(format, await collect(deps, wanted, namingOf(deps)), deps);
  },
});

/** How exported lists name ids and values. */
export function namingOf(deps: Deps): Naming {
  const names: Readonly<Record<string, string>> = words.facets;
  return {
    facet: (name) => names[name] ?? name,
    value: (name, value) => facetLabel(name, value, deps),
    issuer(hit) {
      const issuer = issuerNamed(hit, deps);
      const standing = [hit.byHand && words.byHand.name, fullStandingOf(issuer)].filter(Boolean).join('. ');
      return { publisher: issuer.publisher, standing };
    },
  };
}

async function replyOf(
  format: (typeof exportFormats)[number],
  list: ResultList,
  { sources }: Deps,
): Promise<FileReply> {
  const attachment = `search-${list.searchedAt.slice(0, 10)}.${format}`;
  const kindOf = (report: SearchHit) => issuerNamed(report, { sources }).kind;
  switch (format) {
    case 'csv':
      return { attachment, type: 'text/csv; charset=utf-8', body: csvOf(list) };
    case 'ris':
      return { attachment, type: 'application/x-research-info-systems; charset=utf-8', body: risOfList(list, kindOf) };
    case 'json':
      return { attachment, type: 'application/json; charset=utf-8', body: jsonOf(list) };
    case 'docx':
      return {
        attachment,
        type: docxType,
        body: await docxOf(list),
      };
  }
}
