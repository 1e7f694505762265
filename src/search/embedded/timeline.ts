import type { Timeline } from '../engine.ts';
import type { FacetTable } from './facet-table.ts';
import type { Grouped } from './group.ts';
import { facetNumber } from './members.ts';

/** The values that are categories, and the place of each among them by value, -1 for all others. */
type Categories = { values: number[]; places: Int32Array };

const none: Categories = { values: [], places: new Int32Array() };

/**
 * Reports by month of publication and, if asked for, category. A report known only by year stands under its year, one without a date nowhere.
 */
export function timelineOf(grouped: Grouped, table: FacetTable, byCategory: boolean): Timeline {
  const categories = byCategory ? categoriesOf(table) : none;
  const reports = new Uint32Array(table.months.length);
  const matrix = new Uint32Array(table.months.length * categories.values.length);
  const count = counterOf(table, categories, matrix);
  for (const [index, report] of grouped.reports.entries()) {
    const month = table.reports[report]?.month ?? -1;
    if (month < 0) continue;
    reports[month] = (reports[month] ?? 0) + 1;
    if (byCategory) grouped.eachProfile(index, (profile) => count(report, profile, month));
  }
  return table.months
    .flatMap((name, month) => {
      const number = reports[month] ?? 0;
      return number === 0
        ? []
        : [{ month: name, reports: number, categories: named(matrix, month, categories, table) }];
    })
    .sort((one, other) => (one.month < other.month ? -1 : 1));
}

function categoriesOf({ facetOf }: FacetTable): Categories {
  const category = facetNumber('category');
  const places = new Int32Array(facetOf.length).fill(-1);
  const values: number[] = [];
  facetOf.forEach((facet, value) => {
    if (facet === category) places[value] = values.push(value) - 1;
  });
  return { values, places };
}

/** Counts each category once a report into its month's row of the matrix; reports must come one after another. */
function counterOf({ members, memberStart }: FacetTable, { values, places }: Categories, matrix: Uint32Array) {
  const lastReport = new Int32Array(values.length);
  return (report: number, profile: number, month: number) => {
    const end = memberStart[profile + 1] ?? 0;
    for (let at = memberStart[profile] ?? 0; at < end; at += 1) {
      const place = places[members[at] ?? 0] ?? -1;
      if (place < 0 || lastReport[place] === report) continue;
      lastReport[place] = report;
      const cell = month * values.length + place;
      matrix[cell] = (matrix[cell] ?? 0) + 1;
    }
  };
}

function named(matrix: Uint32Array, month: number, { values }: Categories, table: FacetTable): Record<string, number> {
  const categories: Record<string, number> = {};
  for (const [place, value] of values.entries()) {
    const count = matrix[month * values.length + place] ?? 0;
    if (count > 0) categories[table.valueText[value] ?? ''] = count;
  }
  return categories;
}
