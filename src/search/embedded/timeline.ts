import type { IsoDate } from '../../model.ts';
import type { Timeline } from '../engine.ts';
import type { FacetTable } from './facet-table.ts';
import type { Grouped } from './group.ts';
import { facetNumber } from './members.ts';

/** Reports of a month; `byCategory` counts them by the place of the category's value in `Categories`. */
type Month = { reports: number; byCategory: Uint32Array };

/** The values that are categories, and the place of each among them by value, -1 for all others. */
type Categories = { values: number[]; places: Int32Array };

/** Reports by month of publication and category. A report known only by year stands under its year, one without a date nowhere. */
export function timelineOf(grouped: Grouped, table: FacetTable): Timeline {
  const months = new Map<IsoDate, Month>();
  const categories = categoriesOf(table);
  const count = counterOf(table, categories);
  grouped.reports.forEach((report, index) => {
    const key = table.reports[report]?.month;
    if (key === undefined) return;
    const month = months.get(key) ?? { reports: 0, byCategory: new Uint32Array(categories.values.length) };
    if (month.reports === 0) months.set(key, month);
    month.reports += 1;
    grouped.eachProfile(index, (profile) => count(report, profile, month.byCategory));
  });
  return [...months]
    .map(([month, { reports, byCategory }]) => ({ month, reports, categories: named(byCategory, categories, table) }))
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

/** Counts each category once a report; reports must come one after another. */
function counterOf({ members, memberStart }: FacetTable, { values, places }: Categories) {
  const lastReport = new Int32Array(values.length);
  return (report: number, profile: number, counts: Uint32Array) => {
    const end = memberStart[profile + 1] ?? 0;
    for (let at = memberStart[profile] ?? 0; at < end; at += 1) {
      const place = places[members[at] ?? 0] ?? -1;
      if (place < 0 || lastReport[place] === report) continue;
      lastReport[place] = report;
      counts[place] = (counts[place] ?? 0) + 1;
    }
  };
}

function named(byCategory: Uint32Array, { values }: Categories, table: FacetTable): Record<string, number> {
  const categories: Record<string, number> = {};
  byCategory.forEach((count, place) => {
    if (count > 0) categories[table.valueText[values[place] ?? 0] ?? ''] = count;
  });
  return categories;
}
