import type { EvidenceKind } from '../model.ts';
import type { Occurrence, Occurrences, Phrases } from './phrases.ts';
import { compile, matches, type Rule } from './rules.ts';
import type { SearchConfig } from './taxonomy.ts';

/** What the words around a match say of it: its kind of evidence, and whether they lower its strength (negated, hypothetical). */
export type MatchStance = { evidence: EvidenceKind; lowered: boolean };

type Cue = keyof SearchConfig['stance'];

/** Words that a negation may stand before the match it denies. */
const reach = 4;

/** Tells apart a law's text, a case, a pattern, a statement, and what speaks against the claim, where the words allow it. */
export class Stance {
  readonly #cues: ReadonlyMap<Cue, Rule[]>;

  constructor(cues: SearchConfig['stance'], phrases: Phrases) {
    this.#cues = new Map(
      Object.entries(cues).map(([cue, terms]) => [cue as Cue, compile([...terms.en, ...terms.ru], phrases)]),
    );
  }

  of(match: Occurrence, occurrences: Occurrences): MatchStance {
    const here = (cue: Cue) => this.#in(cue, match.sentence, occurrences);
    const negated = here('negation').some((at) => at.last < match.last && at.last >= match.first - reach);
    if (negated || here('adverse').length > 0) return { evidence: 'adverse', lowered: true };
    const hypothetical = here('hypothetical').some((at) => at.last < match.last && at.last >= match.first - 2 * reach);
    const isCase = here('case').length > 0;
    const evidence =
      here('pattern').length > 0
        ? 'pattern'
        : here('law').length > 0 && !isCase
          ? 'law'
          : isCase
            ? 'case'
            : 'statement';
    return { evidence, lowered: hypothetical };
  }

  #in(cue: Cue, sentence: number, occurrences: Occurrences): Occurrence[] {
    return (this.#cues.get(cue) ?? [])
      .flatMap((rule) => matches(rule, occurrences))
      .filter((at) => at.sentence === sentence);
  }
}
