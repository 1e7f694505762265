import type { Timeline } from '../engine.ts';
import type { DaySpan } from './days.ts';
import type { FacetTable } from './facet-table.ts';
import type { Grouped } from './group.ts';
import { facetNumber } from './members.ts';

const day = 86_400_000;
const longestMonth = 31;

/** Reports by month of publication and category. A report known only by year stands under its year, one without a date nowhere. */
export function timelineOf(grouped: Grouped, table: FacetTable): Timeline {
  const months = new Map<string, { reports: number; categories: Record<string, number> }>();
  grouped.reports.forEach((report, index) => {
    const key = keyOf(table.reports[report]?.span);
    if (key === undefined) return;
    const month = months.get(key) ?? { reports: 0, categories: {} };
    months.set(key, month);
    month.reports += 1;
    for (const category of categoriesOf(grouped.rowsOf(index), table)) {
      month.categories[category] = (month.categories[category] ?? 0) + 1;
    }
  });
  return [...months]
    .map(([month, counts]) => ({ month, ...counts }))
    .sort((one, other) => (one.month < other.month ? -1 : 1));
}

function keyOf(span: DaySpan | undefined): string | undefined {
  if (span === undefined || !Number.isFinite(span.from)) return undefined;
  return new Date(span.from * day).toISOString().slice(0, span.until - span.from >= longestMonth ? 4 : 7);
}

function categoriesOf(rows: readonly number[], table: FacetTable): Set<string> {
  const category = facetNumber('category');
  const found = new Set<string>();
  for (const row of rows) {
    for (const value of table.valuesOf(table.profileOf[row] ?? 0)) {
      if (table.facetOf[value] === category) found.add(table.valueText[value] ?? '');
    }
  }
  return found;
}
