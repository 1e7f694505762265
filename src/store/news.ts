import type { Db } from './db.ts';
import type { Store } from './port.ts';
import { reportOf } from './reports.ts';

/** What came, changed and vanished within a time. */
export function newsIn(db: Db): Pick<Store, 'news'> {
  return {
    async news({ from, until, limit }) {
      const reports = () => db.kysely.selectFrom('report').selectAll('report').limit(limit);
      const [added, revised, gone] = await Promise.all([
        reports()
          .where('first_seen_at', '>=', from)
          .where('first_seen_at', '<', until)
          .orderBy('first_seen_at', 'desc')
          .execute(),
        reports()
          .innerJoin('version', 'version.report_id', 'report.id')
          .select(['version.number as of', 'version.captured_at as at'])
          .where('version.number', '>', 1)
          .where('version.captured_at', '>=', from)
          .where('version.captured_at', '<', until)
          .orderBy('version.captured_at', 'desc')
          .execute(),
        reports()
          .where('gone_since', '>=', from)
          .where('gone_since', '<', until)
          .orderBy('gone_since', 'desc')
          .execute(),
      ]);
      return {
        added: added.map(reportOf),
        revised: revised.map((row) => ({ report: reportOf(row), version: row.of, capturedAt: row.at })),
        gone: gone.map(reportOf),
      };
    },
  };
}
