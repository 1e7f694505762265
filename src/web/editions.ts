import { type AlignedSection, alignSections, countAll, type SentenceCounts, sectionsOf } from '../compare/sections.ts';
import { Failure } from '../errors.ts';
import type { Report } from '../model.ts';
import type { Deps } from './deps.ts';

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

async function editionOf(parameter: string, id: string, store: Deps['store']) {
  const report = await store.report(id);
  if (report === undefined)
    throw new Failure('not-found', `${parameter}: there is no report of this id.`, { parameter });
  return { report, sections: sectionsOf(await store.passages(id)) };
}
