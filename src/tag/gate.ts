import type { Occurrence, Occurrences, Phrases } from './phrases.ts';
import { compile, matches, type Rule } from './rules.ts';
import type { SearchConfig, Terms } from './taxonomy.ts';

/** What a stretch of text says about the acting state. `russian`: authorities, codes, places; `mention`: Russia named; `rival`: others. */
export type Setting = { russian: Occurrence[]; mention: Occurrence[]; rivalActor: Occurrence[]; rival: Occurrence[] };

/** The whole document's setting: counts over all its passages. */
export type DocumentSetting = 'russia' | 'other' | 'unknown';

type GateRules = Record<'russian' | 'mention' | 'not' | 'rivalActors' | 'rivals', Rule[]>;

/** Decides whose conduct a text is about: Russia (or Russian-occupied territory) or another state. */
export class Gate {
  readonly #rules: GateRules;

  constructor(config: SearchConfig, phrases: Phrases) {
    const both = (terms: Terms) => compile([...terms.en, ...terms.ru], phrases);
    const places = config.places
      .filter((place) => place.type !== 'occupied-georgia')
      .flatMap((place) => [...place.terms.en, ...place.terms.ru]);
    this.#rules = {
      russian: [...both(config.gate.russian), ...compile(places, phrases)],
      mention: both(config.gate.mention),
      not: both(config.gate.not),
      rivalActors: both(config.gate.rivalActors),
      rivals: both(config.gate.rivals),
    };
  }

  /** The evidence in one passage, each list in order; words of a `not` phrase count for nothing. */
  setting(occurrences: Occurrences): Setting {
    const none = spans(this.#rules.not, occurrences);
    const rivalActor = outside(spans(this.#rules.rivalActors, occurrences), none);
    const russian = outside(spans(this.#rules.russian, occurrences), [...none, ...rivalActor]);
    return {
      russian,
      rivalActor,
      mention: outside(spans(this.#rules.mention, occurrences), [...none, ...russian, ...rivalActor]),
      rival: outside(spans(this.#rules.rivals, occurrences), [...none, ...rivalActor, ...russian]),
    };
  }
}

/** The setting of a document: Russia when its evidence outweighs that of all other states. */
export function documentSetting(settings: readonly Setting[]): DocumentSetting {
  let russian = 0;
  let rival = 0;
  for (const setting of settings) {
    russian += 2 * setting.russian.length + setting.mention.length;
    rival += 3 * setting.rivalActor.length + setting.rival.length;
  }
  if (russian === 0 && rival === 0) return 'unknown';
  return russian > rival ? 'russia' : 'other';
}

/**
 * Why the match counts as about Russia: the word that says so, as an occurrence, or `document`, `language`; undefined when it does not count.
 * The nearest evidence decides: the match itself, its sentence, its passage, the document.
 */
export function gateEvidence(
  match: Occurrence,
  passage: Setting,
  document: DocumentSetting,
  russianLanguage: boolean,
): Occurrence | 'document' | 'language' | undefined {
  const own = passage.russian.find((item) => item.first >= match.first && item.last <= match.last);
  if (own !== undefined) return own;
  const here = inSentence(passage, match.sentence);
  if (here.rivalActor.length > 0 && here.russian.length === 0) return undefined;
  const actor = here.russian[0];
  if (actor !== undefined && here.rivalActor.length <= here.russian.length) return actor;
  const russian = 2 * passage.russian.length + passage.mention.length;
  const rival = 3 * passage.rivalActor.length + passage.rival.length;
  if (russian > rival) return here.mention[0] ?? passage.russian[0] ?? passage.mention[0];
  if (passage.rivalActor.length > 0) return undefined;
  if (document === 'russia' && (rival === 0 || russian > 0 || passage.rival.length <= 1)) return 'document';
  if (document === 'unknown' && russianLanguage) return 'language';
  return undefined;
}

function inSentence(setting: Setting, sentence: number): Setting {
  const here = (list: readonly Occurrence[]) => list.filter((item) => item.sentence === sentence);
  return {
    russian: here(setting.russian),
    mention: here(setting.mention),
    rivalActor: here(setting.rivalActor),
    rival: here(setting.rival),
  };
}

function spans(rules: readonly Rule[], occurrences: Occurrences): Occurrence[] {
  return rules.flatMap((rule) => matches(rule, occurrences)).toSorted((a, b) => a.first - b.first || b.last - a.last);
}

/** Those that share no word with the others, nor with one another: the earlier and longer one stays. */
function outside(items: readonly Occurrence[], others: readonly Occurrence[]): Occurrence[] {
  const taken = new Set<number>();
  for (const other of others) for (let at = other.first; at <= other.last; at += 1) taken.add(at);
  const kept: Occurrence[] = [];
  for (const item of items) {
    let free = true;
    for (let at = item.first; at <= item.last; at += 1) if (taken.has(at)) free = false;
    if (!free) continue;
    for (let at = item.first; at <= item.last; at += 1) taken.add(at);
    kept.push(item);
  }
  return kept;
}
