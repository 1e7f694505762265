import type { EvidenceKind } from '../model/tag.ts';
import type { Occurrence, Occurrences, Phrases } from './phrases.ts';
import { RuleSet } from './rules.ts';
import type { SearchConfig } from './taxonomy.ts';

/** What the words around a match say of it: its kind of evidence, and whether they lower its strength (negated, hypothetical). */
export type MatchStance = { evidence: EvidenceKind; lowered: boolean };

type Cue = keyof SearchConfig['stance'];

/** The cues of a passage, by sentence. */
export type Cues = ReadonlyMap<string, readonly Occurrence[]>;

/** Words that a negation may stand before the match it denies. */
const reach = 4;

/** Tells apart a law's text, a case, a pattern, a statement, and what speaks against the claim, where the words allow it. */
export class Stance {
  readonly #rules: RuleSet<Cue>;

  constructor(cues: SearchConfig['stance'], phrases: Phrases) {
    this.#rules = new RuleSet(phrases);
    for (const [cue, terms] of Object.entries(cues)) this.#rules.add([...terms.en, ...terms.ru], cue as Cue);
  }

  cues(occurrences: Occurrences): Cues {
    const found = new Map<string, Occurrence[]>();
    this.#rules.each(occurrences, (cue, at) => {
      const key = `${cue} ${at.sentence}`;
      const list = found.get(key);
      if (list === undefined) found.set(key, [at]);
      else list.push(at);
    });
    return found;
  }
}

/** The stance of a match, from the cues of its sentence. */
export function stanceOf(match: Occurrence, cues: Cues): MatchStance {
  const here = (cue: Cue) => cues.get(`${cue} ${match.sentence}`) ?? [];
  const negated = here('negation').some((at) => at.last < match.last && at.last >= match.first - reach);
  if (negated || here('adverse').length > 0) return { evidence: 'adverse', lowered: true };
  const lowered = here('hypothetical').some((at) => at.last < match.last && at.last >= match.first - 2 * reach);
  return { evidence: kindOf((cue) => here(cue).length > 0), lowered };
}

function kindOf(has: (cue: Cue) => boolean): EvidenceKind {
  if (has('pattern')) return 'pattern';
  if (has('case')) return 'case';
  return has('law') ? 'law' : 'statement';
}
