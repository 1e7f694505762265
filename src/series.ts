import { familyOf, sharedTitle } from './compare/editions.ts';
import type { Report } from './model/report.ts';
import type { Source } from './source.ts';
import type { Store } from './store/port.ts';

/** So many reports with a title like a report's are looked at, the newest first. */
const candidates = 200;

/** Reports among which the editions of a report are: of its source or one of its family, in its language, with a part of its title. */
export async function titledLike(
  report: Report,
  { store, sources }: { store: Pick<Store, 'reportsTitled'>; sources: readonly Pick<Source, 'id'>[] },
): Promise<Report[]> {
  const words = sharedTitle(report.title);
  if (words === '') return [];
  const family = sources.map(({ id }) => id).filter((id) => familyOf(id) === familyOf(report.sourceId));
  const sourceIds = [...new Set([...family, report.sourceId])];
  return store.reportsTitled({ sourceIds, language: report.language, words, limit: candidates });
}
