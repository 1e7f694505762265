import { editionsOf, isLater } from '../compare/editions.ts';
import { type AlignedSection, alignSections, countAll, type SentenceCounts, sectionsOf } from '../compare/sections.ts';
import { Failure } from '../errors.ts';
import type { Report } from '../model/report.ts';
import { titledLike } from '../series.ts';
import type { Deps } from './deps.ts';

/** So many editions are offered for comparison. */
const mostOffered = 20;

/** A report and its other editions, each with what to compare. */
export type Offered = { report: Report; pairs: { other: Report; earlier: string; later: string }[] };

/** Two reports laid side by side by their sections, in their newest versions. */
export type ComparedEditions = { earlier: Report; later: Report; sections: AlignedSection[]; counts: SentenceCounts };

/**
 * Lays two editions side by side.
 * @throws Failure not-found naming the parameter; usage when both are one report
 */
export async function compareEditions(
  asked: { earlier: string; later: string },
  { store }: Pick<Deps, 'store'>,
): Promise<ComparedEditions> {
  if (asked.earlier === asked.later)
    throw new Failure(
      'usage',
      'later: is the same report as earlier. What changed between its versions stands on its own page.',
      { parameter: 'later' },
    );
  const [earlier, later] = await Promise.all([
    editionOf('earlier', asked.earlier, store),
    editionOf('later', asked.later, store),
  ]);
  const sections = alignSections(earlier.sections, later.sections);
  return { earlier: earlier.report, later: later.report, sections, counts: countAll(sections) };
}

/** The other editions of a report that are held here, the latest first; none when there is no such report. */
export async function otherEditions(id: string, deps: Pick<Deps, 'store' | 'sources'>): Promise<Offered | undefined> {
  const report = await deps.store.report(id);
  if (report === undefined) return undefined;
  const editions = editionsOf(report, await titledLike(report, deps)).slice(0, mostOffered);
  return { report, pairs: editions.map((other) => inOrder(report, other)) };
}

function inOrder(report: Report, other: Report): Offered['pairs'][number] {
  const isNewer = isLater(other, report);
  return { other, earlier: isNewer ? report.id : other.id, later: isNewer ? other.id : report.id };
}

async function editionOf(parameter: string, id: string, store: Deps['store']) {
  const report = await store.report(id);
  if (report === undefined)
    throw new Failure('not-found', `${parameter}: there is no report of this id.`, { parameter });
  return { report, sections: sectionsOf(await store.passages(id)) };
}
